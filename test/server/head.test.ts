// What a phone asks that has nothing to say: the head by its tag, and the pages that are the same for all.
import { DatabaseSync } from 'node:sqlite'
import { gunzipSync, zstdDecompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { createApp } from '../../server/app.ts'
import { genesis } from '../../shared/sync/chain.ts'
import { revocationPath } from '../../shared/sync/devices.ts'
import { headPath, linesPerPage, pagesPath } from '../../shared/sync/protocol.ts'
import { headTag } from '../../shared/sync/receipt.ts'
import { HeadAnswer } from '../../shared/sync/round-trip.ts'
import { devices, fixedNow, intake } from '../people.ts'
import { readStretches } from './answer.ts'
import { enrolledPhone, offices, type Phone, startTown, type Town } from './town.ts'

const day = 24 * 3_600_000

function get(
  { app }: Pick<Town, 'app'>,
  path: string,
  { cookie }: Pick<Phone, 'cookie'>,
  headers: Record<string, string> = {},
) {
  return app.request(path, { headers: { cookie, ...headers } })
}
const many = (count: number, device: string) => Array.from({ length: count }, () => intake({ device }))

describe('the head', () => {
  test('[SY25] says where the record stands; to a device that names it, in a line without a body', async () => {
    const town = await startTown()
    const phone = await enrolledPhone(town)
    const { head } = await phone.sync([intake()])
    const answer = await get(town, headPath, phone)
    const said = HeadAnswer.parse(await answer.json())
    expect(said).toEqual({ record: town.storage.record, head, now: fixedNow.toISOString() })
    expect(answer.headers.get('etag')).toBe(headTag(head))
    for (const tag of [headTag(head), `W/${headTag(head)}`, `"other", ${headTag(head)}`]) {
      const same = await get(town, headPath, phone, { 'if-none-match': tag })
      expect([same.status, await same.text()]).toEqual([304, ''])
      expect([...same.headers.keys()].toSorted()).toEqual(['cache-control', 'date', 'etag', 'x-request-id'])
    }
    for (const other of [{ position: 2 }, { hash: 'ab'.repeat(32) }, { generation: 2 }]) {
      const tag = headTag({ ...head, ...other })
      expect((await get(town, headPath, phone, { 'if-none-match': tag })).status).toBe(200)
    }
    await phone.sync([intake()])
    expect((await get(town, headPath, phone, { 'if-none-match': headTag(head) })).status).toBe(200)
  })

  test('[SY25][AU2] a phone that asks nothing else keeps its session, by one cookie a day, and is known to be there', async () => {
    const town = await startTown({ sessionDays: 1000 })
    const phone = await enrolledPhone(town)
    const at = async (afterMs: number) => {
      town.clock.now = new Date(fixedNow.getTime() + afterMs)
      return (await get(town, headPath, phone)).headers.get('set-cookie')
    }
    expect(await at(day - 1)).toBeNull()
    expect(await at(day)).toMatch(phone.cookie)
    expect(await at(day + 60_000)).toBeNull()
    expect((await town.storage.devices(1))[0]?.lastAnswerAt).toBe(town.clock.now.toISOString())
    expect(await at(400 * day)).toMatch(phone.cookie)
  })
})

describe('a page', () => {
  test('[SY25] is there once it is full, the same bytes for every device, after a restart too', async () => {
    const town = await startTown()
    const phone = await enrolledPhone(town)
    const office = await enrolledPhone(town, devices.officePhone)
    await phone.sync(many(linesPerPage - 1, phone.device), { want: 0 })
    expect((await get(town, `${pagesPath}/1`, phone)).status).toBe(404)
    await office.sync(many(2, office.device), { want: 0 })
    const gzip = { 'accept-encoding': 'gzip' }
    const bytesFor = async (of: Phone) => {
      const answer = await get(town, `${pagesPath}/1`, of, gzip)
      expect(answer.headers.get('content-encoding')).toBe('gzip')
      return Buffer.from(await answer.arrayBuffer())
    }
    const bytes = await bytesFor(phone)
    expect(await bytesFor(office)).toEqual(bytes)
    const kept = await town.storage.linePage(1, 'gzip')
    expect(kept).toEqual({ kept: new Uint8Array(bytes) })
    const plain = await (await get(town, `${pagesPath}/1`, phone)).text()
    expect(gunzipSync(bytes).toString()).toBe(plain)
    const zstd = await get(town, `${pagesPath}/1`, phone, { 'accept-encoding': 'gzip, deflate, br, zstd' })
    expect(zstd.headers.get('content-encoding')).toBe('zstd')
    expect(zstdDecompressSync(await zstd.arrayBuffer()).toString()).toBe(plain)
    const read = readStretches(plain.trimEnd().split('\n'), genesis(phone.record), new Map())
    expect(read.lines).toHaveLength(linesPerPage)
    expect(read.lines.every(({ as }) => as === 'here')).toBe(true)
    expect((await get(town, `${pagesPath}/2`, phone)).status).toBe(404)
  })

  test('[SY25] is made once, however many ask for it at once', async () => {
    const town = await startTown()
    const phone = await enrolledPhone(town)
    let made = 0
    const storage = {
      ...town.storage,
      keepLinePage: (number: number, encoding: string, bytes: Uint8Array) => {
        made += 1
        return town.storage.keepLinePage(number, encoding, bytes)
      },
    }
    const app = createApp({ ...town, storage, now: () => fixedNow, offices, secureCookies: false })
    await phone.sync(many(linesPerPage, phone.device), { want: 0 })
    const answers = await Promise.all(Array.from({ length: 50 }, () => get({ app }, `${pagesPath}/1`, phone)))
    const texts = await Promise.all(answers.map((answer) => answer.text()))
    expect([new Set(texts).size, made]).toEqual([1, 1])
  })

  test('[SY25] that can not be kept is given all the same; an erased line stands in it by its digest', async () => {
    const town = await startTown()
    const phone = await enrolledPhone(town)
    await phone.sync(many(linesPerPage, phone.device), { want: 0 })
    const sideDoor = new DatabaseSync(town.file)
    sideDoor.exec("create trigger fails before insert on line_page begin select raise(abort, 'full'); end")
    sideDoor.exec('update line set bytes = null where position = 7')
    sideDoor.close()
    const answer = await get(town, `${pagesPath}/1`, phone)
    const rest = (await answer.text()).trimEnd().split('\n')
    const { lines } = readStretches(rest, genesis(phone.record), new Map())
    expect(lines.map(({ as }) => as).filter((as) => as !== 'here')).toEqual(['erased'])
    expect(lines[6]).toMatchObject({ as: 'erased', operation: null })
  })

  test.each(['0', '-1', '1.5', 'x', '9999999999', '01'])('[SY25] %s is none', async (number) => {
    const town = await startTown()
    const phone = await enrolledPhone(town)
    const answer = await get(town, `${pagesPath}/${number}`, phone)
    expect([answer.status, await answer.json()]).toEqual([404, { reason: 'notFound' }])
  })
})

test('[SY25][AU6] neither is for a stranger, nor for a device whose enrolment was ended', async () => {
  const town = await startTown()
  const phone = await enrolledPhone(town)
  const office = await enrolledPhone(town, devices.officePhone, { administrator: true })
  await town.app.request(revocationPath(phone.device), {
    method: 'POST',
    headers: { cookie: office.cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ reason: '紛失', by: '管理 乙' }),
  })
  for (const path of [headPath, `${pagesPath}/1`]) {
    expect((await town.app.request(path)).status).toBe(401)
    expect((await get(town, path, phone)).status).toBe(403)
    expect((await town.app.request(path, { method: 'POST' })).status).toBe(405)
  }
})
