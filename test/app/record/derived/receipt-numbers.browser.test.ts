// 受付番号 as they are kept: given batch by batch as the chain comes in, they are the rule's own, and so are those made anew.
import fc from 'fast-check'
import { beforeEach, expect, it } from 'vitest'
import { append, newId } from '../../../../app/record/log/append.ts'
import { pagesOf } from '../../../../app/record/log/pages.ts'
import { useRecord } from '../../../../app/record/state/record.ts'
import { makeSummaries } from '../../../../app/record/derived/make-summaries.ts'
import { everyIntake } from '../../../../app/record/derived/every-intake.ts'
import { receiptNumbersAnew } from '../../../../app/record/derived/receipt-numbers-anew.ts'
import { giveReceiptNumbers } from '../../../../app/record/derived/receipt-numbers.ts'
import { sync } from '../../../../app/sync/engine.ts'
import { summarise } from '../../../../app/facts/summarise.ts'
import { receiptNumbers } from '../../../../shared/rules/sheets/receipt-number.ts'
import type { GivenNumber, ReceivedIntake } from '../../../../shared/rules/sheets/receipt-number.ts'
import { intake, uuidv7 } from '../../../people.ts'
import { enrolHere, forgetLines, freshDevice, officeLine, officePushes, openTown } from '../../town.ts'
import { phone } from '../../../../app/record/log/this-phone.ts'
import { storedSummaries } from '../../screen.ts'

const record = useRecord()
const subjects = [9001, 9002, 9003, 9004, 9005].map(uuidv7)
const moments = ['2027-03-31T14:59:00.000Z', '2027-03-31T15:00:00.000Z', '2026-11-22T17:13:00.000Z']

const Batches = fc.array(
  fc.array(
    fc.record({
      subject: fc.constantFrom(...subjects),
      drill: fc.boolean(),
      receivedAt: fc.constantFrom(...moments),
    }),
    {
      maxLength: 6,
    },
  ),
  { maxLength: 5 },
)

function lineOf({ subject, drill, position, receivedAt }: ReceivedIntake) {
  const said = intake({ subject })
  const line = JSON.stringify(drill ? { ...said, body: { ...said.body, drill } } : said)
  const receipt = {
    position,
    receivedAt,
    clockOffsetMs: 0,
    uploader: said.device,
    standing: 'responder',
  } as const
  return { id: said.id, subject, line, stamp: said.stamp, receipt }
}

async function kept(): Promise<Map<string, GivenNumber>> {
  const all = await phone.withDatabase(({ numbers }) => numbers.toArray())
  return new Map(all.map(({ incident, ...given }) => [incident, given]))
}

beforeEach(freshDevice)

it('[別紙1] are given as the rule gives them, however the chain was cut, and those that are made anew are the same', async () => {
  await fc.assert(
    fc.asyncProperty(Batches, async (batches) => {
      await phone.withDatabase((database) => Promise.all(database.tables.map((table) => table.clear())))
      const chain = batches.flat().map((one, at) => ({ ...one, position: at + 1 }))
      let from = 0
      for (const batch of batches) {
        const intakes = chain.slice(from, from + batch.length)
        const pages = await pagesOf(phone, intakes.map(lineOf))
        await phone.withDatabase(async (database) => {
          await database.pages.bulkPut(pages)
          await giveReceiptNumbers(database, from, from + batch.length, intakes)
        })
        from += batch.length
      }
      const ruled = receiptNumbers(chain, from)
      expect(await kept()).toEqual(ruled)
      const all = await phone.withDatabase((database) => everyIntake(phone, database))
      expect(receiptNumbersAnew(all, from)).toEqual(ruled)
    }),
    { numRuns: 20 },
  )
})

it('[別紙1] come with the chain, and come again with it where the copy was lost', async () => {
  await openTown()
  await enrolHere()
  const id = newId(phone)
  await officePushes(officeLine())
  await append(phone, [{ type: 'v1.intakeReceived', subject: id, body: { what: 'この端末の事案' } }])
  await sync(phone)
  await expect.poll(() => record.numberOf(id)?.number).toBe(2)
  const before = await kept()
  await forgetLines()
  await sync(phone)
  expect(await kept()).toEqual(before)
})

it('[別紙1] are made anew where an older app took in what they do not count', async () => {
  await openTown()
  await enrolHere()
  await officePushes(officeLine())
  await sync(phone)
  const before = await kept()
  await phone.withDatabase(({ numbers, made }) => Promise.all([numbers.clear(), made.clear()]))
  await officePushes(officeLine({ subject: newId(phone) }))
  await sync(phone)
  expect(await kept()).toEqual(new Map())
  await makeSummaries(phone, summarise)
  expect([...(await kept()).values()].map(({ number }) => number)).toEqual([1, 2])
  expect((await kept()).size).toBe(before.size + 1)
})

it('[ST8] stay as they were given where another version made the summaries alone', async () => {
  await openTown()
  await enrolHere()
  await officePushes(officeLine())
  await sync(phone)
  await makeSummaries(phone, summarise)
  await phone.withDatabase(async ({ numbers, made }) => {
    // Given anew, it would be 1.
    await numbers.toCollection().modify({ number: 7 })
    await made.toCollection().modify((known) => void (known.version -= 1))
  })
  await makeSummaries(phone, summarise)
  expect([...(await kept()).values()].map(({ number }) => number)).toEqual([7])
  const [summary] = await storedSummaries()
  expect(summary?.number?.number).toBe(7)
})
