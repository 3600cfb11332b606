// The timeline 経過 day by day, each day in lists short enough to be drawn one by one as they come near.
import type { TimelineItem } from '../../shared/incident/timeline.ts'
import { isoDate } from '../words/dates.ts'

const longestList = 10

/** `key`: its oldest line, which stays. */
type Listed = { key: string; items: TimelineItem[] }
export type TimelineDay = { date: string; lists: Listed[] }

/** `items` as they stand, newest first. Lists are filled from the oldest: what is new touches the first alone. */
export function inDays(items: readonly TimelineItem[]): TimelineDay[] {
  const days = new Map<string, TimelineItem[]>()
  for (const item of items) {
    const date = isoDate(new Date(item.entry.standing.read.operation.at))
    const ofDay = days.get(date)
    if (ofDay === undefined) days.set(date, [item])
    else ofDay.push(item)
  }
  return [...days].map(([date, ofDay]) => ({ date, lists: listsOf(ofDay) }))
}

function listsOf(items: readonly TimelineItem[]): Listed[] {
  const lists: Listed[] = []
  for (let end = items.length; end > 0; end -= longestList) {
    const listed = items.slice(Math.max(0, end - longestList), end)
    lists.unshift({ key: listed.at(-1)?.entry.read.operation.id ?? '', items: listed })
  }
  return lists
}
