// Numbers of clauses 条項 as the town prints them.
import { labels } from '#plan'

/** By the rule's own number; a number that is no rule's, or of a rule that the town's plan lacks, stands for itself. */
export function clauseLabel(id: string): string {
  return labels[id] ?? id
}
