// Whether summaries are to be made, and what those that are made say of the call screen: known by index alone.
import { Dexie } from 'dexie'
import type { RecordDatabase, Self } from '../log/database.ts'
import { gaplessTo } from '../log/gap.ts'
import { summaryVersion } from './summary.ts'

const few = 20

/** Something is marked, or all of it is out of date. */
export async function areDue(database: RecordDatabase): Promise<boolean> {
  return (await database.dirty.count()) > 0 || (await isOutdated(database))
}

/** More than a page makes by itself. */
export async function areMany(database: RecordDatabase): Promise<boolean> {
  if ((await database.dirty.count()) > few) return true
  return (await isOutdated(database)) && (await database.pages.count()) > few
}

/** The rules have changed since, or the numbers are not those of the cursor. */
export async function isOutdated({ self, made }: RecordDatabase): Promise<boolean> {
  const [own, known] = await Promise.all([self.get('self'), made.get('made')])
  return known?.version !== summaryVersion || known.numberedTo !== positionOf(own)
}

/** Up to where the chain here has everything. */
export function positionOf(self: Self | undefined): number {
  return self?.enrolment ? gaplessTo(self.enrolment) : 0
}

/** Of the real ones none goes on: calls of no incident speak for themselves. */
export async function noneGoesOn({ summaries }: RecordDatabase): Promise<boolean> {
  const open = summaries.where('[drill+order]').between([0, '1'], [0, Dexie.maxKey])
  return (await open.count()) === 0
}

/** Of the real ones that go on, one owes the agency 3-2(4). */
export async function goesDirect({ summaries }: RecordDatabase): Promise<boolean> {
  const open = summaries.where('[direct+drill+order]').between([1, 0, '1'], [1, 0, Dexie.maxKey])
  return (await open.count()) > 0
}
