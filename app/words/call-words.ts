// A call in words: its number, its outcome, and that somebody was told by it.
import { clauseLabel } from '../../shared/plan/clause-label.ts'
import type { CallOutcome } from '../../shared/incident/operation-bodies.ts'

export const callOutcomes: Record<CallOutcome, string> = {
  connected: 'つながった',
  busy: '話し中',
  noAnswer: '応答なし',
  wrongNumber: '番号が使われていない・違う',
  notDialled: 'かけていない',
}

/** 通報 is 3-2(4)'s and 3-4(2)'s word, 連絡 that of 1-3 and 3-2(3); before resumption (3-9) it is another 連絡. */
export function tellingAct(clauses: readonly string[]): '通報した' | '連絡した' | '連絡を取った' {
  if (clauses.some((clause) => clause === '3-2(4)' || clause === '3-4(2)')) return '通報した'
  return clauses.includes('3-9') ? '連絡を取った' : '連絡した'
}

/** With it the council was asked for, as the text read aloud does: `通報し、開催を求めた`. */
export function askedToo(clauses: readonly string[]): string {
  return `${tellingAct(clauses).slice(0, 2)}し、開催を求めた`
}

/** `通報した 1-3・3-2(4)`, `連絡を取った・再開前 3-9`, `連絡した` by no clause. */
export function toldWords(clauses: readonly string[]): string {
  const before = clauses.includes('3-9') ? [`連絡を取った・再開前 ${clauseLabel('3-9')}`] : []
  const others = clauses.filter((clause) => clause !== '3-9')
  const told = others.length === 0 ? [] : [`${tellingAct(others)} ${others.map(clauseLabel).join('・')}`]
  return [...told, ...before].join('、') || tellingAct(clauses)
}
