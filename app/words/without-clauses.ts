// What was done without the clauses that it ends in, as the town's plan numbers them: `県へ通報した 第7条第4項・第9条第2項`.
import { labels } from '#plan'
import { clauseIds } from '../../shared/plan/clause-ids.ts'

/** `own`: the town's numbers; ours stand for those it shares. */
export function withoutClauses(text: string, own: readonly string[] = Object.values(labels)): string {
  const known = [...own, ...clauseIds].map((label) => label.replaceAll(/[()]/g, '\\$&'))
  const several = `(?:${known.join('|')})(?:・(?:${known.join('|')}))*`
  return text.replace(new RegExp(`(?: ${several}|\\(${several}\\))$`, 'u'), '')
}
