// The making of summaries: interrupted, and while more is said.
import { beforeEach, expect, it } from 'vitest'
import { append, newId } from '../../../../app/record/log/append.ts'
import { phone } from '../../../../app/record/log/this-phone.ts'
import { makeSummaries } from '../../../../app/record/derived/make-summaries.ts'
import type { Summary } from '../../../../app/record/derived/summary.ts'
import { summarise } from '../../../../app/facts/summarise.ts'
import type { Fact } from '../../../../shared/incident/operation.ts'
import { storedSummaries } from '../../screen.ts'
import { freshDevice } from '../../town.ts'

/** Ids of incidents, the oldest first. */
const inTime = (count: number) => Array.from({ length: count }, () => newId(phone)).toSorted()
const byId = (a: Summary, b: Summary) => (a.incident < b.incident ? -1 : 1)

function intake(subject: string): Fact {
  return { type: 'v1.intakeReceived', subject, body: { what: '住基端末が起動しない' } }
}

beforeEach(freshDevice)

it('[ST8] leaves nothing marked on a device that holds no incident: its list is known to be empty', async () => {
  await makeSummaries(phone, summarise)
  expect(await phone.withDatabase(({ dirty }) => dirty.count())).toBe(0)
})

it('[ST8] comes newest first; interrupted while all are made anew, what is left stays marked, and no more', async () => {
  const ids = inTime(3)
  await append(
    phone,
    ids.map((id) => intake(id)),
  )
  await makeSummaries(phone, summarise)
  const before = (await storedSummaries()).toSorted(byId)
  await phone.withDatabase(({ made }) => made.clear())
  const asked: string[] = []
  const once = makeSummaries(
    phone,
    (folded, ...rest) => {
      asked.push(folded.incident.id)
      if (asked.length === 2) throw new Error('the page was put away')
      return summarise(folded, ...rest)
    },
    1,
  )
  await expect(once).rejects.toThrow('put away')
  await makeSummaries(phone, (folded, ...rest) => {
    asked.push(folded.incident.id)
    return summarise(folded, ...rest)
  })
  const [oldest, middle, newest] = ids
  expect(asked).toEqual([newest, middle, middle, oldest])
  expect((await storedSummaries()).toSorted(byId)).toEqual(before)
  expect(await phone.withDatabase(({ dirty }) => dirty.count())).toBe(0)
})

it('[ST8] says what was said while it was made, of an incident marked or between two that are', async () => {
  const ids = inTime(7)
  const [first = '', between = ''] = ids
  const all = (of: readonly string[]) =>
    append(
      phone,
      of.map((id) => intake(id)),
    )
  await all(ids)
  await makeSummaries(phone, summarise)
  await all(ids.filter((id) => id !== between))
  let said: Promise<unknown> | null = null
  const once = (...given: Parameters<typeof summarise>) => {
    said ??= all([first, between])
    return summarise(...given)
  }
  await makeSummaries(phone, once, 2)
  await said
  await makeSummaries(phone, summarise)
  const counts = new Map((await storedSummaries()).map(({ incident, operations }) => [incident, operations]))
  expect(ids.map((id) => counts.get(id))).toEqual([3, 2, 2, 2, 2, 2, 2])
})
