// Retention: what of an incident that is over a device lets go, and has back when a person opens it (ST12).
import { beforeEach, describe, expect, it } from 'vitest'
import { append, newId } from '../../../app/record/log/append.ts'
import { keepDraft } from '../../../app/record/log/drafts.ts'
import { retire } from '../../../app/record/log/retire.ts'
import { changeSelf } from '../../../app/record/log/self.ts'
import { retiredIncidents } from '../../../app/record/log/retired.ts'
import { alreadyStored } from '../../../app/record/log/take-in.ts'
import { phone } from '../../../app/record/log/this-phone.ts'
import { makeSummaries } from '../../../app/record/derived/make-summaries.ts'
import { realIncidentIds, storedIncidents } from '../../../app/record/derived/stored-incidents.ts'
import { summarise } from '../../../app/facts/summarise.ts'
import { bringBack, bringBackSpoken } from '../../../app/sync/bring-back.ts'
import { sync } from '../../../app/sync/engine.ts'
import { readOperation } from '../../../shared/incident/operation.ts'
import { linesPerPage } from '../../../shared/sync/protocol.ts'
import { open, sizes, storedSummaries } from '../screen.ts'
import { enrolHere, officeLine, officePushes, openTown, pulled, rows, self, town } from '../town.ts'
import { make, text, told, twoDrills } from './two-drills.ts'

const textsOf = async (incident: string) =>
  (await rows()).filter(({ subject }) => subject === incident).map(({ line }) => line)

beforeEach(async () => {
  await openTown()
  await enrolHere()
})

describe('what goes', () => {
  it('[ST12] of an incident that is over so long: its bytes, and nothing of the chain or the list', async () => {
    const { over, open: goesOn } = await twoDrills()
    const before = { rows: await rows(), summaries: await storedSummaries(), self: await self() }
    expect(await retire(phone, told)).toEqual([over])
    expect(await textsOf(over)).toEqual(['', ''])
    expect((await textsOf(goesOn)).join('')).toContain(text)
    const shape = (all: typeof before.rows) => all.map(({ line: _line, ...row }) => row)
    expect(shape(await rows())).toEqual(shape(before.rows))
    expect(await self()).toEqual(before.self)
    await phone.withDatabase(({ made }) => made.clear())
    await make()
    expect(await storedSummaries()).toEqual(before.summaries)
    expect(await retire(phone, told)).toEqual([])
  })

  it.each([
    ['too short ago', { now: new Date().toISOString() }],
    ['a copy does not have', { retention: { days: 30, coveredTo: 2 } }],
    ['a page of the record does not give again', { position: linesPerPage - 1 }],
    ['another generation', { generation: 2 }],
  ])('[ST12] nothing, of what is %s', async (_why, other) => {
    const { over } = await twoDrills()
    expect(await retire(phone, { ...told, ...other })).toEqual([])
    expect((await textsOf(over)).join('')).toContain(text)
  })

  it('[ST12] nothing, where something of it waits or is being typed', async () => {
    const { over } = await twoDrills()
    await keepDraft(phone, `note ${over}`, '書きかけ')
    expect(await retire(phone, told)).toEqual([])
    await phone.withDatabase(({ drafts }) => drafts.clear())
    await append(phone, [{ type: 'v1.noted', subject: over, body: { what: 'あとから' } }])
    await make()
    expect(await retire(phone, told)).toEqual([])
  })

  it('[ST12] nothing, where another tab goes over to another history meanwhile', async () => {
    const { over } = await twoDrills()
    const seal = async (bytes: Uint8Array<ArrayBuffer>) => {
      await phone.withDatabase((database) =>
        changeSelf(phone, database, ({ enrolment }) => {
          if (enrolment !== null) enrolment.cursor.generation = 2
          return { enrolment }
        }),
      )
      return phone.codec.seal(bytes)
    }
    expect(await retire({ ...phone, codec: { ...phone.codec, seal } }, told)).toEqual([])
    expect((await textsOf(over)).join('')).toContain(text)
  })

  it('[ST12] nothing of what is being read, in this tab or another, for a day', async () => {
    const { over } = await twoDrills()
    const screen = await open(`/incidents/${over}`, sizes.phone)
    await expect.element(screen.getByRole('heading', { name: text })).toBeVisible()
    const isKept = (page: { subject: string; opened?: number }) =>
      page.subject === over && page.opened !== undefined
    await expect
      .poll(() => phone.withDatabase(({ pages }) => pages.filter(isKept).count()))
      .toBeGreaterThan(0)
    expect(await retire(phone, told)).toEqual([])
    screen.close()
    await phone.withDatabase(({ pages }) => pages.toCollection().modify((page) => void (page.opened = 1)))
    expect(await retire(phone, told)).toEqual([over])
  })

  it('[ST12] after a round, as the server says', async () => {
    const { over } = await twoDrills()
    const { retention, now, position } = told
    await town.health({ retention, now, position })
    const screen = await open('/index.html', sizes.phone)
    await expect.poll(() => textsOf(over), { timeout: 10_000 }).toEqual(['', ''])
    screen.close()
  })

  it('[ST12] of a real incident, only where nothing is owed any more', async () => {
    const subject = newId(phone)
    await append(phone, [
      { type: 'v1.intakeReceived', subject, body: { what: '起動しない' } },
      { type: 'v1.foundNotApplicable', subject, body: { what: null, reason: '誤報' } },
    ])
    const { over } = await twoDrills()
    const summary = (await storedSummaries()).find(({ incident }) => incident === subject)
    expect(summary).toMatchObject({ ended: 1, owed: expect.arrayContaining([expect.anything()]) })
    expect(await retire(phone, told)).toEqual([over])
    await phone.withDatabase(({ made }) => made.clear())
    await makeSummaries(phone, (...given) => ({ ...summarise(...given), owed: [], leftOpen: 0 }))
    expect(await retire(phone, told)).toEqual([subject])
  })
})

describe('what went', () => {
  it('[ST12] comes back byte for byte where it is opened, checked against the chain', async () => {
    const { over } = await twoDrills()
    const before = await pulled()
    await retire(phone, told)
    const screen = await open(`/incidents/${over}`, sizes.phone)
    await expect.element(screen.getByRole('heading', { name: text })).toBeVisible()
    expect(await pulled()).toEqual(before)
    expect(await retiredIncidents(phone)).toEqual([])
    // Whoever opened it may go where there is no network.
    await make()
    expect(await retire(phone, told)).toEqual([])
  })

  it('[ST12] is said to be at the server where that is away, and nothing is shown in its place', async () => {
    const { over } = await twoDrills()
    await retire(phone, told)
    await town.endSessions()
    const screen = await open(`/incidents/${over}`, sizes.smallPhone)
    await expect.element(screen.getByText('終わった事案の本文は、この端末に残していません。')).toBeVisible()
    await expect.element(screen.getByRole('button', { name: '取り寄せる' })).toBeVisible()
  })

  it('[ST12] stands in no file and no search, which say so', async () => {
    const { over } = await twoDrills()
    await retire(phone, told)
    const found: string[] = []
    for await (const { folded } of storedIncidents(phone, [over])) found.push(folded.incident.id)
    expect(found).toEqual([])
    await phone.withDatabase(({ drills }) => drills.clear())
    expect(await realIncidentIds(phone)).toContain(over)
    for (const path of ['/office/search', '/office/files']) {
      const screen = await open(path, sizes.desk)
      await expect.element(screen.getByText(/終わった事案1件の本文はサーバーにあり/)).toBeVisible()
      screen.close()
    }
  })

  it('[ST12] is here again once something more is said of it elsewhere; until then its list line stands', async () => {
    const { over } = await twoDrills()
    await retire(phone, told)
    const note = officeLine({ type: 'v1.noted', subject: over, body: { what: '思い出したこと' } } as object)
    await officePushes(note)
    await sync(phone)
    await make()
    expect((await storedSummaries()).find(({ incident }) => incident === over)?.operations).toBe(2)
    await bringBackSpoken(phone)
    await make()
    expect((await storedSummaries()).find(({ incident }) => incident === over)?.operations).toBe(3)
    expect(await textsOf(over)).toHaveLength(3)
  })

  it('[ST12] is not taken for what a server gives under the same position', async () => {
    const { over } = await twoDrills()
    await retire(phone, told)
    await phone.withDatabase(({ skeletons }) =>
      skeletons.toCollection().modify((skeleton) => void skeleton.digests.fill(0)),
    )
    expect(await bringBack(phone, over)).toBe(false)
    expect(await textsOf(over)).toEqual(['', ''])
  })

  it('[ST12][BU4] is known to be here where a bundle brings it', async () => {
    const { over } = await twoDrills()
    const lines = await textsOf(over)
    await retire(phone, told)
    const brought = lines.flatMap((line) => {
      const read = readOperation(JSON.parse(line))
      return read === null ? [] : [{ read, text: line }]
    })
    expect(await alreadyStored(phone, brought, async () => {})).toEqual(['here', 'here'])
  })
})
