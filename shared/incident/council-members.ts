// Members メンバー of the council (1-4), as the town's operations name them: of each name what was said last stands.
import { standings } from './corrections.ts'
import { inRecordOrder } from './fold.ts'
import type { LogEntry } from './fold.ts'

export type CouncilMember = {
  name: string
  /** The digits to dial; null: not known. */
  number: string | null
  /** Every operation that names them so: to take a member out, all of these are 誤入力. */
  operations: string[]
}

/** The members, in the order in which they were first named. `town`: operations of the subject `town`, in any order. */
export function councilMembers(town: readonly LogEntry[]): CouncilMember[] {
  const members = new Map<string, CouncilMember>()
  for (const { nature, read } of standings(inRecordOrder(town)).values()) {
    if (nature === 'mistaken' || !read.known || read.operation.type !== 'v1.memberNamed') continue
    const { id, body } = read.operation
    const before = members.get(body.member)?.operations ?? []
    members.set(body.member, { name: body.member, number: body.number, operations: [...before, id] })
  }
  return [...members.values()]
}
