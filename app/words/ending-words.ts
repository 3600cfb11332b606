// How an incident ended.
import type { Ending } from '../../shared/rules/ending.ts'

export function endingInWords(ending: Ending): string {
  if (ending.type === 'v1.stoodDown') return '緊急時対応を解きました'
  if (ending.type === 'v1.foundNotApplicable') return '該当なしとして終えました'
  return ending.body.clause === '2-3' ? '運用を再開しました(障害)' : '運用を再開しました(不正行為)'
}
