// What rests under a key (ST10): all of it can be read with it, and nothing of it without.
import { Dexie } from 'dexie'
import { beforeEach, expect, it } from 'vitest'
import { append, newId } from '../../../../app/record/log/append.ts'
import { attachmentOf, keepPicked } from '../../../../app/record/log/attachments.ts'
import { keepDraft, keptDraft } from '../../../../app/record/log/drafts.ts'
import { createPhone, meansOfBrowser } from '../../../../app/record/log/phone.ts'
import type { Phone } from '../../../../app/record/log/phone.ts'
import { storedRows } from '../../../../app/record/log/rows.ts'
import { keepLook, lookedAt } from '../../../../app/record/derived/looks.ts'
import { makeSummaries } from '../../../../app/record/derived/make-summaries.ts'
import { summarise } from '../../../../app/facts/summarise.ts'
import { queryWords } from '../../../../app/search/query-words.ts'
import { recordIndex } from '../../../../app/search/record-index.ts'
import { sync } from '../../../../app/sync/engine.ts'
import { aesCodec } from '../../aes-codec.ts'
import { enrolHere, officeLine, officePushes, openTown, town } from '../../town.ts'

const secret = '業務端末の画面に見慣れない操作'
const person = '見た人 乙'
let sealed: Phone

beforeEach(async () => {
  await openTown()
  await enrolHere()
  sealed = createPhone({ ...meansOfBrowser(), codec: await aesCodec() })
})

/** Everything that this origin's storage holds, keys and indexes too, bytes as the text that they are read as. */
async function everythingAtRest(): Promise<string> {
  const databases = await indexedDB.databases()
  const ofDatabases = await Promise.all(databases.map(({ name = '' }) => tablesOf(name)))
  const asText = (_key: string, value: unknown) =>
    value instanceof Uint8Array ? new TextDecoder().decode(value) : value
  return JSON.stringify([ofDatabases, { ...localStorage }, { ...sessionStorage }], asText)
}

async function tablesOf(name: string): Promise<unknown[]> {
  const database = await new Dexie(name).open()
  try {
    return await Promise.all(
      database.tables.map(async (table) => [
        await table.toArray(),
        await table.toCollection().primaryKeys(),
        ...(await Promise.all(table.schema.indexes.map((index) => table.orderBy(index.name).keys()))),
      ]),
    )
  } finally {
    database.close()
  }
}

/** What a search for the word finds, in the sealed record. */
async function found(word: string): Promise<number> {
  const index = recordIndex(sealed)
  await index.build(() => {})
  return index.find(queryWords(word), 0, 10).total
}

it('[ST10] is said, sent, pulled, summed up, drafted, searched and looked at as ever, and none of its words rests', async () => {
  const subject = newId(sealed)
  const bytes = new TextEncoder().encode(secret)
  await append(sealed, [
    { type: 'v1.intakeReceived', subject, body: { what: secret } },
    { type: 'v1.noted', subject, body: { what: `${secret}・続き` } },
  ])
  expect(await everythingAtRest()).not.toContain('業務端末')
  await officePushes(officeLine({ subject, body: { what: `${secret}・事務室` } }))
  expect(await sync(sealed)).toBe('done')
  await append(sealed, [{ type: 'v1.noted', subject, body: { what: `${secret}・まだここだけ` } }])
  await makeSummaries(sealed, summarise)
  await keepDraft(sealed, 'intake', secret)
  await keepLook(sealed, person, subject, [subject])
  const picture = await keepPicked(sealed, subject, 'image/png', bytes)

  const rows = await storedRows(sealed, [subject])
  expect(rows.map(({ line }) => JSON.parse(line).body.what).toSorted()).toEqual(
    [secret, `${secret}・まだここだけ`, `${secret}・事務室`, `${secret}・続き`].toSorted(),
  )
  expect(rows.filter(({ pending }) => pending)).toHaveLength(1)
  expect(await town.lines()).toHaveLength(3)
  expect(await keptDraft(sealed, 'intake')).toBe(secret)
  expect((await attachmentOf(sealed, picture))?.bytes).toEqual(bytes)
  expect(await lookedAt(sealed, person, subject)).toEqual(new Set([subject]))
  expect(await found('業務端末')).toBe(4)
  const atRest = await everythingAtRest()
  for (const word of [secret, '業務端末', person]) expect(atRest).not.toContain(word)
  expect(atRest).toContain(subject)
  expect(await sealed.withDatabase(({ summaries }) => summaries.count())).toBe(1)
})

it('[ST10] is not read under another key, and says so instead of giving something else', async () => {
  const subject = newId(sealed)
  await append(sealed, [{ type: 'v1.noted', subject, body: { what: secret } }])
  const other = createPhone({ ...meansOfBrowser(), codec: await aesCodec() })
  await expect(storedRows(other, [subject])).rejects.toThrow()
})
