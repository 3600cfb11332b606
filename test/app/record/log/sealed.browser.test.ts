// What rests under a key (ST10): all of it can be read with it, and nothing of it without.
import { beforeEach, expect, it } from 'vitest'
import { append, newId } from '../../../../app/record/log/append.ts'
import { attachmentOf, keepPicked } from '../../../../app/record/log/attachments.ts'
import { keepDraft, keptDraft } from '../../../../app/record/log/drafts.ts'
import { createPhone, meansOfBrowser } from '../../../../app/record/log/phone.ts'
import type { Phone } from '../../../../app/record/log/phone.ts'
import { storedRows } from '../../../../app/record/log/rows.ts'
import { makeSummaries } from '../../../../app/record/derived/make-summaries.ts'
import { summarise } from '../../../../app/facts/summarise.ts'
import { sync } from '../../../../app/sync/engine.ts'
import { aesCodec } from '../../aes-codec.ts'
import { enrolHere, officeLine, officePushes, openTown, town } from '../../town.ts'

const secret = '業務端末の画面に見慣れない操作'
let sealed: Phone

beforeEach(async () => {
  await openTown()
  await enrolHere()
  sealed = createPhone({ ...meansOfBrowser(), codec: await aesCodec() })
})

/** Everything that the database holds, bytes as the text that they are read as. */
async function everythingAtRest(): Promise<string> {
  const tables = await sealed.withDatabase((database) =>
    Promise.all(database.tables.map((table) => table.toArray())),
  )
  const asText = (_key: string, value: unknown) =>
    value instanceof Uint8Array ? new TextDecoder().decode(value) : value
  return JSON.stringify(tables, asText)
}

it('[ST10] is said, sent, pulled, summed up and drafted as ever, and none of its words stands in the database', async () => {
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
  const picture = await keepPicked(sealed, subject, 'image/png', bytes)

  const rows = await storedRows(sealed, [subject])
  expect(rows.map(({ line }) => JSON.parse(line).body.what).toSorted()).toEqual(
    [secret, `${secret}・まだここだけ`, `${secret}・事務室`, `${secret}・続き`].toSorted(),
  )
  expect(rows.filter(({ pending }) => pending)).toHaveLength(1)
  expect(await town.lines()).toHaveLength(3)
  expect(await keptDraft(sealed, 'intake')).toBe(secret)
  expect((await attachmentOf(sealed, picture))?.bytes).toEqual(bytes)
  expect(await everythingAtRest()).not.toContain('業務端末')
  expect(await sealed.withDatabase(({ summaries }) => summaries.count())).toBe(1)
})

it('[ST10] is not read under another key, and says so instead of giving something else', async () => {
  const subject = newId(sealed)
  await append(sealed, [{ type: 'v1.noted', subject, body: { what: secret } }])
  const other = createPhone({ ...meansOfBrowser(), codec: await aesCodec() })
  await expect(storedRows(other, [subject])).rejects.toThrow()
})
