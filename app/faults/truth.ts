// はい / いいえ / 未確認 between a field, which holds `yes`, `no` or nothing, and the record: true, false, null.
export function truthOf(answer: string): boolean | null {
  return answer === '' ? null : answer === 'yes'
}

export function answerOf(truth: boolean | null | undefined): string {
  if (truth === null || truth === undefined) return ''
  return truth ? 'yes' : 'no'
}
