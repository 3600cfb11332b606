// An incident whose lines lie in the gap of a phone that is far behind: they come at once, and stand until the chain has come
// to them (SY32).
import { afterEach, beforeEach, expect, it } from 'vitest'
import { besideChain } from '../../app/record/log/early.ts'
import type { Early } from '../../app/record/log/early.ts'
import { comingCount } from '../../app/record/log/gap.ts'
import { changeSelf } from '../../app/record/log/self.ts'
import { askEarly } from '../../app/sync/early-lines.ts'
import { sync } from '../../app/sync/engine.ts'
import { foldIncident } from '../../shared/incident/fold.ts'
import type { Fact } from '../../shared/incident/operation.ts'
import { plan } from '../../shared/plan/plan.ts'
import { mistaken } from '../../shared/rules/correction.ts'
import { owedDuties } from '../../shared/rules/duties.ts'
import { linesPath, linesPerPage, pagesPath } from '../../shared/sync/protocol.ts'
import { uuidv7 } from '../people.ts'
import { newSubject, rowsOf, say, selfOf } from './device.ts'
import type { Device } from './device.ts'
import { createWorld, endWorld, serverOf } from './world.ts'
import type { World } from './world.ts'

let world: World
let office: Device
let phone: Device
let incident: string
/** The incident's own lines that speak of no call dialled outside it. */
let said: string[]

const notes = (subject: string, count: number): Fact[] =>
  Array.from({ length: count }, (_, at) => ({ type: 'v1.noted', subject, body: { what: `${at}` } }))

const notified = (subject: string, call: string): Fact => ({
  type: 'v1.notified',
  subject,
  body: { office: 'prefecture', call, person: null, reason: null, clauses: ['3-2(4)'] },
})

beforeEach(async () => {
  world = await createWorld(1)
  ;[office, phone] = world.devices as [Device, Device]
  incident = newSubject(office)
  const body = { contact: null, organisation: '県', number: '0775283530' }
  const placed: Fact = { type: 'v1.callPlaced', subject: 'calls', body }
  const [call = '', withdrawn = ''] = await say(office, [placed, placed])
  const [told = ''] = await say(office, [notified('calls', call)])
  await say(office, [{ type: 'v1.intakeReceived', subject: incident, body: { what: '端末が起動しない' } }])
  await say(office, notes(newSubject(office), linesPerPage))
  const suspicion = { level: 3 as const, examples: [], reason: null }
  await say(office, [
    { type: 'v1.threatSuspected', subject: incident, body: suspicion },
    { type: 'v1.callIncluded', subject: incident, body: { call } },
    { type: 'v1.callIncluded', subject: incident, body: { call: withdrawn } },
    notified(incident, withdrawn),
  ])
  // What takes both back names the incident nowhere, and the first no call either.
  await say(office, [
    { type: 'v1.corrected', subject: 'calls', body: mistaken(told) },
    { type: 'v1.corrected', subject: 'calls', body: mistaken(withdrawn) },
  ])
  await say(office, notes(incident, 3))
  said = (await rowsOf(office))
    .filter(
      ({ line }) =>
        JSON.parse(line).subject === incident && ![call, withdrawn].some((id) => line.includes(id)),
    )
    .map(({ id }) => id)
    .toSorted()
  await say(office, notes(newSubject(office), 3 * linesPerPage))
  expect(await sync(office.phone)).toBe('done')
  let pages = 0
  phone.road.answer = async (request) => {
    pages += request.url.includes(pagesPath) ? 1 : 0
    if (pages > 1) throw new TypeError('no network')
    return serverOf(world, phone).answer(request)
  }
  expect(await sync(phone.phone)).toBe('unreachable')
  expect(comingCount((await selfOf(phone)).enrolment)).toBeGreaterThan(linesPerPage)
})
afterEach(() => endWorld(world))

/** From now on the road is open; `changed`: what becomes of the answer that tells the incident's lines. */
function open(changed = (text: string) => text): void {
  phone.road.answer = async (request) => {
    const answer = await serverOf(world, phone).answer(request)
    if (!request.url.includes(linesPath)) return answer
    return new Response(changed(await answer.text()), { status: answer.status, headers: answer.headers })
  }
}

async function early(): Promise<Early> {
  const told = await askEarly(phone.phone, incident)
  if (told === null) throw new Error('nothing was told')
  return told
}
const idsOf = ({ lines }: Pick<Early, 'lines'>) => lines.map(({ entry }) => entry.row.id).toSorted()

it('[SY32] all of its lines are there at once; nothing of them is written', async () => {
  open()
  const before = await selfOf(phone)
  const rows = await rowsOf(phone)
  const told = await early()
  expect(idsOf(told)).toEqual(said)
  expect(await besideChain(phone.phone, told)).toEqual({ lines: told.lines, contradicted: null })
  expect(await rowsOf(phone)).toEqual(rows)
  expect(await selfOf(phone)).toEqual(before)
  expect(await phone.phone.withDatabase(({ numbers }) => numbers.count())).toBe(0)
})

it('[SY32][3-2(4)] of a call dialled outside it nothing counts: what takes it back may not have come', async () => {
  open()
  const { lines } = await early()
  const of = (isOwn: boolean) =>
    lines.flatMap(({ entry }) => ((entry.operation.subject === incident) === isOwn ? [entry] : []))
  const folded = foldIncident(incident, of(true), of(false)).incident
  expect(folded.notices).toEqual([])
  expect(owedDuties(folded, plan).map(({ clause }) => clause)).toContain('3-2(4)')
})

it.each([0, 9_000_000])(
  '[SY32] a line that the server never had is none, or gone once nothing is missing (head + %d)',
  async (more) => {
    const forged = uuidv7(99)
    open((text) => withForged(text, forged, more))
    const told = await early()
    expect(idsOf(told)).toEqual(more === 0 ? said : [...said, forged].toSorted())
    expect(idsOf(await besideChain(phone.phone, told))).toEqual(idsOf(told))
    expect(await sync(phone.phone)).toBe('done')
    expect(comingCount((await selfOf(phone)).enrolment)).toBe(0)
    const { lines, contradicted } = await besideChain(phone.phone, told)
    expect([idsOf({ lines }), contradicted]).toEqual([said, null])
  },
)

/** The answer with a line of a new id behind all others. */
function withForged(text: string, id: string, more: number): string {
  const [first = '', stretch = '', line = '', ...rest] = text.trimEnd().split('\n')
  const answer = JSON.parse(first)
  const { count } = answer
  answer.head.position += more
  const { seals, ...place } = JSON.parse(stretch)
  const own = { ...place, position: 9_000_000, count: 1, seals: seals.slice(0, 32) }
  const operation = { ...JSON.parse(line), id, subject: incident }
  const written = [{ ...answer, count: count + 1 }, JSON.parse(stretch)].map((one) => JSON.stringify(one))
  return [...written, line, ...rest, JSON.stringify(own), JSON.stringify(operation), ''].join('\n')
}

it('[SY32] stand as they are once the chain has them', async () => {
  open()
  const told = await early()
  expect(await sync(phone.phone)).toBe('done')
  expect(await besideChain(phone.phone, told)).toEqual({ lines: told.lines, contradicted: null })
  const here = new Map((await rowsOf(phone)).map(({ id, line }) => [id, line]))
  for (const { entry } of told.lines) expect(here.get(entry.row.id)).toBe(entry.row.line)
})

it('[SY32] a line for which the chain brings another one is gone, and its place is told', async () => {
  open((text) => text.replace('"what":"1"', '"what":"9"'))
  const told = await early()
  const forged = told.lines.filter(({ entry }) => entry.row.line.includes('"what":"9"'))
  expect(forged).toHaveLength(1)
  expect((await besideChain(phone.phone, told)).lines).toHaveLength(said.length)
  expect(await sync(phone.phone)).toBe('done')
  const { lines, contradicted } = await besideChain(phone.phone, told)
  expect(contradicted).toBe(forged[0]?.position)
  expect(lines).toEqual(told.lines.filter((line) => !forged.includes(line)))
})

it('[SY32] a line that was erased meanwhile is gone, and nothing is in doubt', async () => {
  open()
  const told = await early()
  const [first] = told.lines
  const server = serverOf(world, phone)
  const { DatabaseSync } = await import('node:sqlite')
  const sideDoor = new DatabaseSync(server.file)
  sideDoor.exec(`update line set bytes = null where position = ${first?.position}; delete from line_page`)
  sideDoor.close()
  expect(await sync(phone.phone)).toBe('done')
  const { lines, contradicted } = await besideChain(phone.phone, told)
  expect([contradicted, lines]).toEqual([null, told.lines.slice(1)])
})

it('[SY32] of another history there are none, nor is one asked for while it is in doubt which there is', async () => {
  open()
  const told = await early()
  await phone.phone.withDatabase((database) =>
    changeSelf(phone.phone, database, () => ({ chainAlarm: { kind: 'diverged', position: 0 } })),
  )
  expect(await askEarly(phone.phone, incident)).toBeNull()
  expect((await besideChain(phone.phone, told)).lines).toEqual([])
  await phone.phone.withDatabase((database) =>
    changeSelf(phone.phone, database, ({ enrolment }) => ({
      chainAlarm: null,
      enrolment: enrolment && { ...enrolment, cursor: { ...enrolment.cursor, generation: 7 } },
    })),
  )
  expect(await askEarly(phone.phone, incident)).toBeNull()
  expect((await besideChain(phone.phone, told)).lines).toEqual([])
})

it('[SY32] cut short, refused or unreachable is no answer; without a gap nobody asks', async () => {
  open((text) => text.slice(0, -20))
  expect(await askEarly(phone.phone, incident)).toBeNull()
  phone.road.answer = async () => new Response('{"reason":"notFound"}', { status: 404 })
  expect(await askEarly(phone.phone, incident)).toBeNull()
  phone.road.answer = () => Promise.reject(new TypeError('no network'))
  expect(await askEarly(phone.phone, incident)).toBeNull()
  open()
  expect(await sync(phone.phone)).toBe('done')
  phone.road.answer = () => Promise.reject(new Error('asked'))
  expect(await askEarly(phone.phone, incident)).toBeNull()
})
