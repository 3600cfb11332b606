// How an incident ended, and which come first in a list: those where the response goes on.
import type { Folded } from '../../shared/incident/fold.ts'
import { endingsOf } from '../../shared/rules/ending.ts'
import type { Ending } from '../../shared/rules/ending.ts'

export function endingInWords(ending: Ending): string {
  if (ending.type === 'v1.stoodDown') return '緊急時対応を解きました'
  if (ending.type === 'v1.foundNotApplicable') return '該当なしとして終えました'
  return ending.body.clause === '2-3' ? '運用を再開しました(障害)' : '運用を再開しました(不正行為)'
}

/** Open ones before those that ended, each group as it was. */
export function openFirst(incidents: readonly Folded[]): { folded: Folded; endings: Ending[] }[] {
  return incidents
    .map((folded) => ({ folded, endings: endingsOf(folded.incident) }))
    .toSorted((a, b) => Number(a.endings.length > 0) - Number(b.endings.length > 0))
}
