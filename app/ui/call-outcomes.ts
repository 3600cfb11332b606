// The five answers to what came of a call, as the record's words.
import type { CallOutcome } from '../../shared/incident/operation-bodies.ts'

export const callOutcomes: Record<CallOutcome, string> = {
  connected: 'つながった',
  busy: '話し中',
  noAnswer: '応答なし',
  wrongNumber: '番号が使われていない・違う',
  notDialled: 'かけていない',
}
