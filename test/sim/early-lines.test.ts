// An incident whose lines lie in the gap of a phone that is far behind: they come at once, and stand until the chain has come
// to them (SY32).
import { afterEach, beforeEach, expect, it } from 'vitest'
import { besideChain } from '../../app/record/log/early.ts'
import type { Early } from '../../app/record/log/early.ts'
import { comingCount } from '../../app/record/log/gap.ts'
import { changeSelf } from '../../app/record/log/self.ts'
import { askEarly } from '../../app/sync/early-lines.ts'
import { sync } from '../../app/sync/engine.ts'
import type { Fact } from '../../shared/incident/operation.ts'
import { linesPath, linesPerPage, pagesPath } from '../../shared/sync/protocol.ts'
import { newSubject, rowsOf, say, selfOf } from './device.ts'
import type { Device } from './device.ts'
import { createWorld, endWorld, serverOf } from './world.ts'
import type { World } from './world.ts'

let world: World
let office: Device
let phone: Device
let incident: string
/** What belongs to the incident: its own lines, and those of the call that it takes in. */
let said: string[]

const notes = (subject: string, count: number): Fact[] =>
  Array.from({ length: count }, (_, at) => ({ type: 'v1.noted', subject, body: { what: `${at}` } }))

beforeEach(async () => {
  world = await createWorld(1)
  ;[office, phone] = world.devices as [Device, Device]
  incident = newSubject(office)
  const body = { contact: null, organisation: '県', number: '0775283530' }
  const [call = ''] = await say(office, [{ type: 'v1.callPlaced', subject: 'calls', body }])
  await say(office, [{ type: 'v1.intakeReceived', subject: incident, body: { what: '端末が起動しない' } }])
  await say(office, notes(newSubject(office), linesPerPage))
  await say(office, [{ type: 'v1.callIncluded', subject: incident, body: { call } }])
  await say(office, notes(incident, 3))
  said = (await rowsOf(office))
    .filter(({ id, line }) => id === call || JSON.parse(line).subject === incident)
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

it('[SY32] all of its lines are there at once, its calls too; nothing of them is written', async () => {
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
