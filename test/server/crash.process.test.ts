// Promises kept through SIGKILL and a full disk, by a real process over real HTTP.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { intake, operation } from '../people.ts'
import { ownFolder } from '../storage/folder.ts'
import type { Told } from './answer.ts'
import { mainFile, phoneFile, run, startServer } from './child.ts'
import { enrolRemote, type RemotePhone } from './remote-phone.ts'

/** Every promise is in the record at its place, the chain holds (the reader follows it), and no line is there twice. */
async function expectKept(phone: RemotePhone, url: string, promised: Told[], sent: Map<string, string>) {
  const lines = await phone.pullAll(url)
  for (const [index, { line, operation: text }] of lines.entries()) {
    expect(line.position).toBe(index + 1)
    expect(text).toBe(sent.get(line.id))
  }
  expect(new Set(lines.map(({ line }) => line.id)).size).toBe(lines.length)
  for (const { id, position, hash: promisedHash, seal } of promised) {
    expect(lines[position - 1]?.line).toMatchObject({ id, hash: promisedHash, seal })
  }
  return lines.length
}

test(
  '[SY4] [ST6] accepted lines survive SIGKILL in the middle of pushes, byte for byte',
  { timeout: 120_000 },
  async () => {
    const DATA_DIR = join(await ownFolder(), 'data')
    const promised: Told[] = []
    const sent = new Map<string, string>()
    let server = await startServer({ DATA_DIR })
    const phone = await enrolRemote(server.url, server.code)
    for (let round = 1; round <= 6; round += 1) {
      const answersBeforeTheEnd = 3 * round
      let answers = 0
      const push = async () => {
        for (;;) {
          const lines = Array.from({ length: 1 + ((answers * 7) % 40) }, () => intake())
          for (const line of lines) sent.set(line.id, JSON.stringify(line))
          promised.push(...(await phone.sync(server.url, lines, { want: 0 })).accepted)
          answers += 1
          // The other pushers are under way when this happens.
          if (answers === answersBeforeTheEnd) server.child.kill('SIGKILL')
        }
      }
      await Promise.allSettled([push(), push(), push(), push()])
      expect(await server.kill('SIGKILL')).toEqual({ exitCode: null, exitSignal: 'SIGKILL' })
      expect(answers).toBeGreaterThanOrEqual(answersBeforeTheEnd)
      server = await startServer({ DATA_DIR })
      await expectKept(phone, server.url, promised, sent)
    }
    const all = [...sent.values()].map((text) => JSON.parse(text))
    for (let n = 0; n < all.length; n += 500) await phone.sync(server.url, all.slice(n, n + 500), { want: 0 })
    expect(await expectKept(phone, server.url, promised, sent)).toBe(sent.size)
  },
)

test(
  '[SY4] a full disk: 500 and nothing promised; what was promised before stays, reading goes on',
  { timeout: 60_000 },
  async () => {
    const DATA_DIR = join(await ownFolder(), 'data')
    const promised: Told[] = []
    const sent = new Map<string, string>()
    const limited = await startServer({ DATA_DIR }, 2000)
    const phone = await enrolRemote(limited.url, limited.code)
    const push = (url: string, lines: ReturnType<typeof bulky>[]) => {
      for (const line of lines) sent.set(line.id, JSON.stringify(line))
      return phone.sync(url, lines, { want: 0 })
    }
    promised.push(...(await push(limited.url, [bulky()])).accepted)
    const fill = async () => {
      for (let n = 0; n < 100; n += 1)
        promised.push(...(await push(limited.url, [bulky(), bulky(), bulky(), bulky()])).accepted)
    }
    await expect(fill()).rejects.toThrow('500: {"reason":"internal"}')
    expect(promised.length).toBeGreaterThan(10)
    expect(await expectKept(phone, limited.url, promised, sent)).toBe(promised.length)
    await limited.kill('SIGKILL')
    const roomy = await startServer({ DATA_DIR })
    expect(await expectKept(phone, roomy.url, promised, sent)).toBe(promised.length)
    expect((await push(roomy.url, [bulky()])).accepted).toHaveLength(1)
  },
)

test(
  '[SE1] a second server on one record is refused; after SIGKILL the next start serves it',
  { timeout: 60_000 },
  async () => {
    const DATA_DIR = join(await ownFolder(), 'data')
    const first = await startServer({ DATA_DIR })
    const given = { DATA_DIR, HOST: '127.0.0.1', PORT: '0', CERTIFICATE_PORT: '0' }
    for (const file of [mainFile, phoneFile]) {
      const second = await run(file, given)
      expect(second).toMatchObject({ code: 1, out: '' })
      expect(second.err).toMatch(/^この記録では、もうサーバーが動いています: .*data\n.*どちらか一方だけ/)
    }
    const phone = await enrolRemote(first.url, first.code)
    expect((await phone.sync(first.url, [intake()])).accepted).toHaveLength(1)
    await first.kill('SIGKILL')
    const next = await startServer(given, undefined, phoneFile)
    await next.kill('SIGTERM')
    const last = await startServer({ DATA_DIR })
    expect(await phone.pullAll(last.url)).toHaveLength(1)
  },
)

function bulky() {
  return operation('v1.measureStarted', { what: '断'.repeat(4000), clause: '1-3' })
}
