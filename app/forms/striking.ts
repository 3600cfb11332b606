// What may be struck out of a line of the timeline, and whether that takes a reason (OP5).
import type { Folded } from '../../shared/incident/fold.ts'
import type { Operation } from '../../shared/incident/operation.ts'
import type { TimelineItem } from '../../shared/incident/timeline.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import { effectOf, mistaken } from '../../shared/rules/correction.ts'

export type Struck = Pick<Operation, 'id' | 'subject' | 'device'>

export function strikesOf({ inclusion, entry }: TimelineItem): { words: string; target: Struck }[] {
  const said = entry.standing.nature === 'mistaken' ? undefined : entry.read.operation
  return [
    { words: '誤入力にする', target: said },
    { words: 'この事案から発信を外す', target: inclusion?.read.operation },
  ].flatMap(({ words, target }) => (target === undefined ? [] : [{ words, target }]))
}

export function changesDuties(target: Struck, folded: Folded, plan: Plan): boolean {
  const { opened, closed } = effectOf(folded, [mistaken(target.id)], plan)
  return opened.length + closed.length > 0
}
