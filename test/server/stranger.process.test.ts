// A stranger's client, written from SPEC.md alone, against a server process over real HTTP.
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ownFolder } from '../storage/folder.ts'
import { inviteFile, run, startServer } from './child.ts'
import { readNaming } from './stranger-lines.ts'
import { createStranger, provenLine, type Stranger } from './stranger.ts'

async function townOf(folder: string, name: string) {
  const environment = { DATA_DIR: join(folder, name), SEAL_KEY_FILE: join(folder, 'seal.key') }
  const { url, code } = await startServer(environment)
  const stranger = createStranger(url)
  await stranger.enrol(code)
  const another = async () => {
    const { out } = await run(inviteFile, environment, ['--name', '管理 乙', '--office', 'mayor'])
    const second = createStranger(url)
    await second.enrol(/登録コード: ([\d-]+)/.exec(out)?.[1]?.replaceAll('-', '') ?? '')
    return second
  }
  return { stranger, another }
}

const notes = (stranger: Stranger, count: number) =>
  Array.from({ length: count }, (_, n) =>
    stranger.note(`${n} 住基端末が起動しない 𠮷 ${'断線 '.repeat(n % 60)}`),
  )

describe('a stranger', { timeout: 60_000 }, () => {
  test('[SY9] imports nothing of this project', () => {
    const source = readFileSync(fileURLToPath(new URL('stranger.ts', import.meta.url)), 'utf8')
    const imported = [...source.matchAll(/from '([^']+)'/g)].map(([, name]) => name)
    expect(imported.length).toBeGreaterThan(2)
    expect(imported.filter((name) => !name?.startsWith('node:'))).toEqual([])
  })

  test('[SY9][SY12][SY24] pushes, is told in stretches, and another pulls the very texts and the same chain', async () => {
    const { stranger, another } = await townOf(await ownFolder(), 'data')
    const sent = notes(stranger, 700)
    const pushed = await stranger.sync(sent)
    expect(pushed.accepted).toHaveLength(700)
    expect(stranger.state.cursor.position).toBe(700)
    expect(new Set(pushed.accepted.map(({ standing }) => standing))).toEqual(new Set(['administrator']))
    const other = await another()
    const own = await other.sync([other.note('もう一台'), other.note('二つめ')], { gzip: false, want: 0 })
    expect(own.headers['content-encoding']).toBeUndefined()
    expect(other.state.cursor.position).toBe(0)
    await other.pull()
    expect(other.chain.map(({ text }) => text).slice(0, 700)).toEqual(sent)
    expect(other.chain.slice(700).map(({ text, standing }) => [text, standing])).toEqual([
      [null, 'responder'],
      [null, 'responder'],
    ])
    await stranger.pull()
    expect(stranger.state.cursor).toEqual(other.state.cursor)
  })

  test('[SY12][SY24] keeps of an answer that is cut off anywhere what came whole, and comes to the end', async () => {
    const { stranger, another } = await townOf(await ownFolder(), 'data')
    const sent = notes(stranger, 1500)
    await stranger.sync(sent)
    const other = await another()
    const whole = await other.sync([])
    const third = await another()
    const cutAt = 20_000
    let rounds = 0
    for (let more = true; more && rounds < 100; rounds += 1) {
      more = (await third.sync([], { cut: cutAt })).more || third.state.cursor.position < 1500
    }
    expect(whole.bytes).toBeGreaterThan(3 * cutAt)
    expect(third.chain.map(({ text }) => text)).toEqual(sent)
    expect(third.state.cursor).toEqual(other.state.cursor)
    expect(rounds).toBeGreaterThan(2)
  })

  test('[SY25] asks for the head by its own tag; takes a page, the same for all', async () => {
    const { stranger, another } = await townOf(await ownFolder(), 'data')
    const sent = notes(stranger, 499)
    await stranger.sync(sent)
    expect((await stranger.head()).status).toBe(304)
    expect((await stranger.page(1)).status).toBe(404)
    const other = await another()
    await other.sync([other.note('五百めの行')])
    const changed = await stranger.head()
    const { head, record } = JSON.parse(changed.raw.toString())
    expect([changed.status, record, head.position]).toEqual([200, stranger.state.record, 500])
    expect(changed.headers.etag).toBe(`"1-500-${head.hash.slice(0, 8)}"`)
    const gzip = { 'accept-encoding': 'gzip' }
    const [one, two, plain] = [await stranger.page(1, gzip), await other.page(1, gzip), await other.page(1)]
    expect(one.headers['content-encoding']).toBe('gzip')
    expect(two.raw.equals(one.raw)).toBe(true)
    expect(plain.headers['content-encoding']).toBeUndefined()
    for (const { lines } of [one, two, plain]) {
      expect(lines.slice(0, 499).map(({ text }) => text)).toEqual(sent)
      expect(lines.at(-1)?.hash).toBe(head.hash)
    }
  })

  test('[SY30] has the newest page first, and the others joined to it by hash', async () => {
    const { stranger, another } = await townOf(await ownFolder(), 'data')
    const sent = notes(stranger, 1203)
    await stranger.sync(sent)
    const other = await another()
    const { state, chain } = other
    const start = state.cursor.hash
    const [one, two] = [(await other.page(1)).lines, (await other.page(2)).lines]
    const [position, hash] = [1000, two.at(-1)?.hash ?? '']
    state.cursor = { position, hash }
    await other.pull()
    expect(one.at(-1)?.hash).toBe(two[0]?.previous)
    expect(one[0]?.previous).toBe(start)
    expect([...one, ...two, ...chain].map(({ text }) => text)).toEqual(sent)
    expect(other.state.cursor).toEqual(stranger.state.cursor)
  })

  test('[SY32] has the lines in which an id stands, and no others, wherever the chain has come to', async () => {
    const { stranger, another } = await townOf(await ownFolder(), 'data')
    const sent = notes(stranger, 40)
    const named: string = JSON.parse(sent[6] ?? '').id
    const naming = [6, 20, 40].map((at) => ({ at, text: stranger.note(`${at}: ${named}`) }))
    for (const { at, text } of naming.slice(1)) sent.splice(at, 0, text)
    await stranger.sync(sent)
    const other = await another()
    const { told, lines } = readNaming((await other.linesNaming(named)).raw)
    expect(lines).toEqual([7, 21, 41].map((position) => ({ position, text: sent[position - 1] })))
    expect(told).toMatchObject({ record: stranger.state.record, more: false, count: 3 })
    expect(told.head).toMatchObject({ position: 42, hash: stranger.state.cursor.hash })
    expect((await other.linesNaming(randomUUID())).status).toBe(404)
    await other.pull()
    for (const { position, text } of lines) expect(other.chain[position - 1]?.text).toBe(text)
  })

  test("[SY22] brings another's line back to a server that lost it; its first receipt is hashed with the new one", async () => {
    const folder = await ownFolder()
    const before = await townOf(folder, 'data')
    const other = await before.another()
    await before.stranger.sync(notes(before.stranger, 3))
    await other.pull()
    const [, line] = other.chain
    if (line === undefined) throw new Error('nothing was pulled')
    const { stranger: after, another } = await townOf(folder, 'restored')
    const { accepted, refused } = await after.sync([provenLine(line), line.text ?? ''])
    expect(refused).toEqual([])
    const { receivedAt, clockOffsetMs, uploader, standing, hash } = line
    const first = { position: 2, receivedAt, clockOffsetMs, uploader, standing, hash }
    expect(accepted).toMatchObject([
      { id: line.id, position: 1, standing: 'relayed', uploader: after.device, first },
      { id: line.id, position: 1 },
    ])
    const reader = await another()
    await reader.pull()
    expect(reader.chain).toMatchObject([{ text: line.text, first }])
    expect(reader.state.cursor).toEqual(after.state.cursor)
    const forged = provenLine({ ...line, seal: '0'.repeat(32), text: other.note('偽') })
    expect((await after.sync([forged])).refused).toMatchObject([{ reason: 'relayedWithoutProof' }])
  })
})
