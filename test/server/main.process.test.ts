// The server as a process: what it says, what it survives, how it ends.
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { headTag } from '../../shared/sync/receipt.ts'
import { devices, intake, operation } from '../people.ts'
import { ownFolder } from '../storage/folder.ts'
import { inviteFile, mainFile, run, startServer } from './child.ts'
import { enrolRemote } from './remote-phone.ts'
import { request } from './town.ts'

/** What gzip can't make small: more than a socket holds. */
const salted = () => operation('v1.noted', { what: randomBytes(1500).toString('base64') })
const freshFolder = async () => join(await ownFolder(), 'data')

describe('starting', () => {
  test('[AU3] a start without an administrator prints a fresh code; with one it prints how to invite', async () => {
    const DATA_DIR = await freshFolder()
    const first = await startServer({ DATA_DIR })
    expect(first.out).toContainEqual(
      expect.stringMatching(/^登録コード: \d{4}-\d{4}-\d{5} \(10分間、1台、管理者の端末になる\)$/),
    )
    await first.kill('SIGKILL')
    const second = await startServer({ DATA_DIR })
    expect(second.code).not.toBe(first.code)
    await enrolRemote(second.url, second.code)
    await second.kill('SIGTERM')
    const third = await startServer({ DATA_DIR })
    expect(third.out.at(-1)).toBe('端末の追加: npm run invite -- --name 氏名 --office 職')
    expect(third.code).toBe('')
  })

  test('[AU1] an invitation made while the server runs is good at once', async () => {
    const DATA_DIR = await freshFolder()
    const server = await startServer({ DATA_DIR })
    const invited = await run(inviteFile, { DATA_DIR }, ['--name', '管理 乙', '--office', '町長'])
    const code = invited.out.match(/登録コード: ([\d-]+)/)?.[1]?.replaceAll('-', '') ?? ''
    const phone = await enrolRemote(server.url, code)
    expect((await phone.sync(server.url, [intake()])).accepted).toHaveLength(1)
  })

  test('[AU1] an invitation says for which record it is, and when nobody has begun with that one', async () => {
    const DATA_DIR = await freshFolder()
    const args = ['--name', '管理 乙', '--office', 'mayor']
    const elsewhere = 'サーバーと同じ DATA_DIR か確かめて'
    const server = await startServer({ DATA_DIR })
    await enrolRemote(server.url, server.code)
    const known = await run(inviteFile, { DATA_DIR }, args)
    expect(known.out).toContain(`記録: ${DATA_DIR}`)
    expect(known.out).not.toContain(elsewhere)
    const other = await freshFolder()
    const fresh = await run(inviteFile, { DATA_DIR: other }, args)
    expect(fresh.out).toContain(`記録: ${other}`)
    expect(fresh.out).toContain(elsewhere)
  })

  test.each([
    ['an office nobody has', ['--name', '管理 乙', '--office', 'king'], 'その職はありません: king'],
    ['no name', ['--office', 'mayor'], '使い方'],
    ['no office', ['--name', '管理 乙'], '職(--office)を付けてください'],
    ['a word it does not know', ['--nane', '管理 乙'], '使い方'],
  ])(
    '[AU1] an invitation with %s: said on stderr, with the offices there are; exit 1',
    async (_, args, said) => {
      const ended = await run(inviteFile, { DATA_DIR: await freshFolder() }, args)
      expect(ended).toMatchObject({ code: 1, out: '' })
      expect(ended.err).toContain(said)
    },
  )

  test('[SE4] two first starts at once make one record and one seal key', async () => {
    const DATA_DIR = await freshFolder()
    const args = ['--name', '管理 乙', '--office', 'mayor']
    const invited = await Promise.all([1, 2, 3, 4].map(() => run(inviteFile, { DATA_DIR }, args)))
    expect(invited.map(({ code, err }) => [code, err])).toEqual(invited.map(() => [0, '']))
    expect(invited.filter(({ out }) => out.includes('封印の鍵を作りました'))).toHaveLength(1)
    const server = await startServer({ DATA_DIR })
    for (const [n, { out }] of invited.entries()) {
      const code = out.match(/登録コード: ([\d-]+)/)?.[1]?.replaceAll('-', '') ?? ''
      await enrolRemote(server.url, code, devices.officePhone.replace(/.$/, String(n)))
    }
  })

  test.each([
    [{ PORT: 'abc' }, 'PORT'],
    [{ DATABASE_URL: 'mysql://u:secret@h/d' }, '内蔵のデータベース'],
    [{ PUBLIC_URL: 'aisho' }, 'PUBLIC_URL'],
  ])('a setting that cannot be: %o, said in a line, exit 1', async (wrong, said) => {
    const ended = await run(mainFile, { DATA_DIR: await freshFolder(), ...wrong })
    expect(ended).toMatchObject({ code: 1, out: '' })
    expect(ended.err.split('\n')).toHaveLength(1)
    expect(ended.err).toContain(said)
    expect(ended.err).not.toContain('secret')
  })

  test('[SE1] a port that is taken, an older Node, a folder that cannot be: a line and exit 1', async () => {
    const server = await startServer({ DATA_DIR: await freshFolder() })
    const taken = await run(mainFile, { DATA_DIR: await freshFolder(), PORT: new URL(server.url).port })
    expect([taken.code, taken.err]).toEqual([1, expect.stringContaining('EADDRINUSE')])
    const older = 'data:text/javascript,Object.defineProperty(process.versions,"node",{value:"24.1.0"})'
    const old = await run(mainFile, { DATA_DIR: await freshFolder() }, [], ['--import', older])
    expect(old).toEqual({
      code: 1,
      out: '',
      err: expect.stringMatching(/^Node 26 以上が必要です \(今は 24\.1\.0\)/),
    })
    const nowhere = await run(mainFile, { DATA_DIR: '/dev/null/data' })
    expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringContaining('開けません')])
  })
})

describe('a record that does not belong together', () => {
  test("[SY9][SE1] another record's key: a line and exit 1, also for an invitation; the right one serves again", async () => {
    const DATA_DIR = await freshFolder()
    const server = await startServer({ DATA_DIR })
    const phone = await enrolRemote(server.url, server.code)
    await phone.sync(server.url, [intake()])
    await server.kill('SIGTERM')
    const SEAL_KEY_FILE = join(await ownFolder(), 'other.key')
    const args = ['--name', '管理 乙', '--office', 'mayor']
    for (const file of [mainFile, inviteFile]) {
      const ended = await run(file, { DATA_DIR, SEAL_KEY_FILE }, args)
      expect(ended.code).toBe(1)
      expect(ended.err).toContain('封印の鍵が、この記録のものではありません。')
      expect(ended.err).not.toContain('    at ')
    }
    const again = await startServer({ DATA_DIR })
    expect(await phone.pullAll(again.url)).toHaveLength(1)
  })
})

describe('running', () => {
  const brokenOff = [
    'Content-Length: 1000\r\n\r\n{"protocol":2',
    'Transfer-Encoding: chunked\r\n\r\n400\r\n{"protocol":2',
    'Content-Length: 1000\r\n\r\n',
  ]

  test('[SY8] uploads broken off midway leave the server running and say nothing of an error', async () => {
    const server = await startServer({ DATA_DIR: await freshFolder() })
    const phone = await enrolRemote(server.url, server.code)
    const { port, host } = new URL(server.url)
    const start = `POST /api/v2/sync HTTP/1.1\r\nHost: ${host}\r\nCookie: ${phone.cookie}\r\nContent-Type: application/x-ndjson\r\n`
    for (const rest of brokenOff) {
      const socket = connect(Number(port), '127.0.0.1')
      await new Promise((sent) => socket.write(start + rest, sent))
      // The server has the request in hand by the time it has answered another one.
      await fetch(`${server.url}/healthz`)
      await new Promise((closed) => socket.once('close', closed).resetAndDestroy())
    }
    expect((await phone.sync(server.url, [intake()])).accepted).toHaveLength(1)
    expect(server.err.join('\n')).not.toContain('"level":50')
  })

  test('[SY25] nothing new is said in four headers, and the connection stays open', async () => {
    const server = await startServer({ DATA_DIR: await freshFolder() })
    const phone = await enrolRemote(server.url, server.code)
    const { head } = await phone.sync(server.url, [intake()])
    const { port, host } = new URL(server.url)
    const socket = connect(Number(port), '127.0.0.1')
    const asked = `GET /api/v2/head HTTP/1.1\r\nHost: ${host}\r\nCookie: ${phone.cookie}\r\nIf-None-Match: ${headTag(head)}\r\n\r\n`
    for (let n = 0; n < 2; n += 1) {
      socket.write(asked)
      const [answer] = await once(socket, 'data')
      const [status, ...headers] = String(answer).trim().split('\r\n')
      expect(status).toBe('HTTP/1.1 304 Not Modified')
      expect(headers.map((header) => header.split(':')[0]?.toLowerCase()).toSorted()).toEqual([
        'cache-control',
        'date',
        'etag',
        'x-request-id',
      ])
    }
    socket.destroy()
  })

  test('[SY24] an answer that nobody reads to its end leaves the server running and says nothing of an error', async () => {
    const server = await startServer({ DATA_DIR: await freshFolder() })
    const phone = await enrolRemote(server.url, server.code)
    await phone.sync(server.url, Array.from({ length: 1500 }, salted), { want: 0 })
    const { port, host } = new URL(server.url)
    const body = request(phone.record, [], { want: 2000, full: true })
    const start = `POST /api/v2/sync HTTP/1.1\r\nHost: ${host}\r\nCookie: ${phone.cookie}\r\nContent-Type: application/x-ndjson\r\nAccept-Encoding: gzip\r\nContent-Length: ${body.length}\r\n\r\n`
    for (let n = 0; n < 3; n += 1) {
      const socket = connect(Number(port), '127.0.0.1')
      socket.write(Buffer.concat([Buffer.from(start), body]))
      await once(socket, 'data')
      socket.resetAndDestroy()
    }
    expect(await phone.pullAll(server.url)).toHaveLength(1500)
    expect(server.err.join('\n')).not.toContain('"level":50')
  })

  test('[SY8] a body too large is answered 413 while it is still being sent', async () => {
    const server = await startServer({ DATA_DIR: await freshFolder() })
    const phone = await enrolRemote(server.url, server.code)
    const send = (body: BodyInit) =>
      fetch(`${server.url}/api/v2/sync`, {
        method: 'POST',
        headers: phone.headers,
        body,
        duplex: 'half',
      } as RequestInit)
    const large = new Uint8Array(6_000_000)
    expect((await send(large)).status).toBe(413)
    expect((await send(new Blob([large]).stream())).status).toBe(413)
  })
})

describe('ending', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('[SY18] %s ends live streams and exits 0', async (signal) => {
    const server = await startServer({ DATA_DIR: await freshFolder() })
    const phone = await enrolRemote(server.url, server.code)
    const live = await fetch(`${server.url}/api/v2/live`, { headers: phone.headers })
    const reader = live.body?.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader?.read())?.value).toContain('event: head')
    const leaving = await fetch(`${server.url}/api/v2/live`, { headers: phone.headers })
    await leaving.body?.cancel()
    expect(await server.kill(signal)).toEqual({ exitCode: 0, exitSignal: null })
    expect((await reader?.read())?.done).toBe(true)
  })
})
