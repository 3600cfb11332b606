// The threat level in words (3-1): the level's name, the examples that were ticked, what a judgement says.
import { officeName } from '../../shared/plan/offices.ts'
import { threatLevels } from '../../shared/plan/threat-levels.ts'

const examples = threatLevels.flatMap((level) => level.examples.map(({ id, text }) => [id, text] as const))
const texts = new Map<string, string>(examples)

/** The plan's words of an example; one of another edition of the plan stands for itself. */
function exampleText(id: string): string {
  return texts.get(id) ?? id
}

/** What a suspicion or a judgement rests on, one point a line. */
export function judgementDetail({
  examples: ticked,
  reason,
  helpedBy = [],
}: {
  examples: readonly string[]
  reason: string | null
  helpedBy?: readonly string[]
}): string {
  return [
    ...ticked.map((id) => `・${exampleText(id)}`),
    ...(reason === null ? [] : [`理由: ${reason}`]),
    ...(helpedBy.length === 0 ? [] : [`協力: ${helpedBy.map(officeName).join('・')}`]),
  ].join('\n')
}
