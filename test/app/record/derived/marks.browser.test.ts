// A large write marks its incidents by one row (ST8): each of them is made anew all the same.
import { beforeEach, expect, it } from 'vitest'
import { summarise } from '../../../../app/facts/summarise.ts'
import { append, newId } from '../../../../app/record/log/append.ts'
import { phone } from '../../../../app/record/log/this-phone.ts'
import { makeSummaries } from '../../../../app/record/derived/make-summaries.ts'
import type { Fact } from '../../../../shared/incident/operation.ts'
import { storedSummaries } from '../../screen.ts'
import { freshDevice } from '../../town.ts'

const subjects = Array.from({ length: 30 }, () => newId(phone))
const marks = () => phone.withDatabase(({ dirty }) => dirty.count())

/** How many operations each incident's summary tells of. */
async function summedUp(): Promise<(number | undefined)[]> {
  await makeSummaries(phone, summarise)
  expect(await marks()).toBe(0)
  const kept = await storedSummaries()
  return subjects.map((subject) => kept.find(({ incident }) => incident === subject)?.operations)
}

function intake(subject: string): Fact {
  return { type: 'v1.intakeReceived', subject, body: { what: '住基端末が起動しない' } }
}

function noted(subject: string): Fact {
  return { type: 'v1.noted', subject, body: { what: '続き' } }
}

beforeEach(freshDevice)

it('[ST8] of many incidents at once each is summed up, and again where more is said of it', async () => {
  await append(phone, subjects.map(intake))
  expect(await marks()).toBe(1)
  expect(await summedUp()).toEqual(subjects.map(() => 1))
  await append(phone, subjects.slice(0, 25).map(noted))
  await append(phone, subjects.slice(24, 26).map(noted))
  expect(await marks()).toBe(3)
  expect(await summedUp()).toEqual(
    subjects.map((_, at) => 1 + Number(at < 25) + Number(at === 24 || at === 25)),
  )
})
