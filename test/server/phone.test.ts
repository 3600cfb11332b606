// `npm run phone` as a process: https by a certificate that is trusted, plain http for that certificate alone.
import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { chmod, readFile, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:https'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { makeAuthority, readAuthority } from '../../server/certificate/authority.ts'
import { enrolmentPath } from '../../shared/sync/protocol.ts'
import { devices } from '../people.ts'
import { ownFolder } from '../storage/folder.ts'
import { phoneFile, run, startServer } from './child.ts'

const shiftedClock = fileURLToPath(new URL('../e2e/shifted-clock.mjs', import.meta.url))
const health = '/api/v1/health'

async function startPhone(folder: string, environment: Record<string, string> = {}) {
  const server = await startServer(
    { HOST: '127.0.0.1', CERTIFICATE_PORT: '0', PORT: '0', DATA_DIR: join(folder, 'data'), ...environment },
    undefined,
    phoneFile,
  )
  const trustUrl = /信頼する\(初回だけ\): (\S+)/.exec(server.out.join('\n'))?.[1] ?? ''
  const answer = await fetch(`${trustUrl}juki-net.crt`)
  const authority = new X509Certificate(Buffer.from(await answer.arrayBuffer()))
  return { ...server, trustUrl, authority, type: answer.headers.get('content-type') }
}

async function freshAuthority() {
  return readAuthority(await makeAuthority(new Date()), new Date())
}

async function program(file: string, script: string): Promise<void> {
  await writeFile(file, `#!/bin/sh\n${script}\n`)
  await chmod(file, 0o755)
}

/** What https answers a client that trusts `authority` alone, and the certificate it showed. */
async function ask(url: string, authority: X509Certificate, body?: string) {
  const method = body === undefined ? 'GET' : 'POST'
  const headers = { 'content-type': 'application/json' }
  const asked = request(url, { ca: authority.toString(), method, headers }).end(body)
  const [answer] = await once(asked, 'response')
  const { fingerprint256 } = answer.socket.getPeerCertificate()
  return { status: answer.statusCode, headers: answer.headers, body: await text(answer), fingerprint256 }
}

describe('a server for phones', { timeout: 30_000 }, () => {
  test('[SE5] who trusts its authority reaches it by https; who trusts another one does not', async () => {
    const server = await startPhone(await ownFolder())
    const another = await freshAuthority()
    expect(server.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
    const answer = await ask(server.url + health, server.authority)
    expect(JSON.parse(answer.body)).toEqual({ ok: true, position: 0 })
    await expect(ask(server.url + health, another.certificate)).rejects.toThrow(/certificate/)
    const local = await ask(server.url.replace('127.0.0.1', 'localhost') + health, server.authority)
    expect(local.status).toBe(200)
    expect(await server.kill('SIGTERM')).toEqual({ exitCode: 0, exitSignal: null })
  })

  test('[SE5] a second start shows the same certificate, another address a new one of the same authority', async () => {
    const folder = await ownFolder()
    const shown = []
    for (const HOST of ['127.0.0.1', '127.0.0.1', '127.0.0.2']) {
      const server = await startPhone(folder, { HOST })
      expect(server.url).toContain(`https://${HOST}:`)
      const { fingerprint256 } = await ask(server.url + health, server.authority)
      shown.push({ fingerprint256, authority: server.authority.fingerprint256 })
      await server.kill('SIGKILL')
    }
    const [first, second, third] = shown
    expect(second).toEqual(first)
    expect(third?.fingerprint256).not.toBe(first?.fingerprint256)
    expect(third?.authority).toBe(first?.authority)
  })

  test('[SE5] a wrong clock or a broken file costs no trust: a line and exit 1, and then the same authority', async () => {
    const folder = await ownFolder()
    const shown = async () => {
      const server = await startPhone(folder)
      await server.kill('SIGKILL')
      return server.authority.fingerprint256
    }
    const first = await shown()
    const file = join(folder, 'data.certificates', 'authority.pem')
    const given = { HOST: '127.0.0.1', PORT: '0', CERTIFICATE_PORT: '0', DATA_DIR: join(folder, 'data') }
    const CLOCK_SHIFT_MS = String(Date.parse('2016-01-01') - Date.now())
    const behind = await run(phoneFile, { ...given, CLOCK_SHIFT_MS }, [], ['--import', shiftedClock])
    expect([behind.code, behind.err]).toEqual([1, expect.stringContaining('時計を合わせて')])
    const whole = await readFile(file, 'utf8')
    await writeFile(file, whole.slice(0, 200))
    const broken = await run(phoneFile, given)
    expect([broken.code, broken.err]).toEqual([1, expect.stringContaining(`読めません: ${file}`)])
    await writeFile(file, whole)
    expect(await shown()).toBe(first)
  })

  test('[SE1] an IPv6 address is printed in brackets, by both ways to start', async () => {
    const phone = await startPhone(await ownFolder(), { HOST: '::1' })
    expect(phone.trustUrl).toMatch(/^http:\/\/\[::1\]:\d+\/$/)
    expect(phone.url).toMatch(/^https:\/\/\[::1\]:\d+$/)
    expect((await ask(phone.url + health, phone.authority)).status).toBe(200)
    const main = await startServer({ DATA_DIR: join(await ownFolder(), 'data'), HOST: '::1' })
    expect(main.url).toMatch(/^http:\/\/\[::1\]:\d+$/)
    expect((await fetch(main.url + health)).status).toBe(200)
  })

  test('[SE5] an authority at its end: the start says so, and that phones must trust anew', async () => {
    const folder = await ownFolder()
    const CLOCK_SHIFT_MS = String(Date.parse('2016-01-01') - Date.now())
    const then = await startPhone(folder, { CLOCK_SHIFT_MS, NODE_OPTIONS: `--import ${shiftedClock}` })
    await then.kill('SIGKILL')
    const server = await startPhone(folder)
    expect(server.authority.fingerprint256).not.toBe(then.authority.fingerprint256)
    expect(server.out.join('\n')).toMatch(/期限が来た.*authority\.[0-9A-F]+\.pem\n.*もう一度信頼して/)
  })

  test('[SE6] plain http has the certificate and how to trust it, on iPhone and Android, and nothing else', async () => {
    const server = await startPhone(await ownFolder())
    const steps = server.out.filter((line) => /^\d\. /.test(line)).map((line) => line.split(':')[0])
    expect(steps).toEqual(['1. 証明書を信頼する(初回だけ)', '2. 開く', '3. 登録コード'])
    expect(server.type).toBe('application/x-x509-ca-cert')
    const page = await (await fetch(server.trustUrl)).text()
    for (const said of [
      'iPhone',
      '証明書信頼設定',
      'Android',
      'CA証明書',
      server.url,
      '住基ネット緊急時対応 20',
    ])
      expect(page).toContain(said)
    // Whoever sits on the line could put theirs there: only the operator's terminal has it, in two lines of whole pairs.
    const [first, second] = [0, 48].map((from) => server.authority.fingerprint256.slice(from, from + 47))
    expect(page).not.toContain(first)
    expect(server.out.join('\n')).toContain(`\n     ${first}\n     ${second}\n`)
    for (const path of ['api/v1/health', 'index.html', 'authority.pem', 'server.pem'])
      expect((await fetch(server.trustUrl + path)).status).toBe(404)
  })

  test('[AU2] its cookies are those of https', async () => {
    const server = await startPhone(await ownFolder())
    const body = JSON.stringify({
      code: server.code,
      device: devices.dutyPhone,
      deviceName: '宿直の携帯',
      secret: 'ab'.repeat(32),
    })
    const enrolled = await ask(server.url + enrolmentPath, server.authority, body)
    expect(enrolled.status).toBe(201)
    expect(enrolled.headers['set-cookie']).toEqual([
      expect.stringMatching(/^__Host-session=.*; HttpOnly; Secure; SameSite=Strict$/),
    ])
  })

  test('[SE5] where mkcert has an authority with its key, that one issues; a change of authority is said', async () => {
    const folder = await ownFolder()
    const town = await ownFolder()
    const mkcert = await ownFolder()
    const authority = await freshAuthority()
    await writeFile(join(mkcert, 'server.pem'), await authority.issue(['127.0.0.1', 'localhost']))
    await writeFile(join(mkcert, 'rootCA.pem'), authority.certificate.toString())
    await program(
      join(folder, 'mkcert'),
      `if [ "$1" = -CAROOT ]; then echo '${mkcert}'; else cp '${mkcert}/server.pem' "$2"; fi`,
    )
    const PATH = `${folder}:${process.env['PATH']}`
    const start = async () => {
      const server = await startPhone(town, { PATH })
      const { status } = await ask(server.url + health, server.authority)
      await server.kill('SIGKILL')
      const said = server.out.join('\n')
      const tells = ['鍵がこの機械にない', 'もう一度信頼して'].map((words) => said.includes(words))
      return { status, own: server.authority.fingerprint256 !== authority.certificate.fingerprint256, tells }
    }
    expect(await start()).toEqual({ status: 200, own: true, tells: [true, false] })
    await writeFile(join(mkcert, 'rootCA-key.pem'), '')
    expect(await start()).toEqual({ status: 200, own: false, tells: [false, true] })
    expect(await start()).toEqual({ status: 200, own: false, tells: [false, false] })
    await rm(join(mkcert, 'rootCA-key.pem'))
    expect(await start()).toEqual({ status: 200, own: true, tells: [true, true] })
  })

  test('[SE5] an mkcert that hangs does not hold up the start for ever', async () => {
    const folder = await ownFolder()
    await program(join(folder, 'mkcert'), 'exec sleep 300')
    const server = await startPhone(await ownFolder(), { PATH: `${folder}:${process.env['PATH']}` })
    expect((await ask(server.url + health, server.authority)).status).toBe(200)
  })

  test('[SE1] a certificate port that is taken, a folder that cannot be: a line and exit 1', async () => {
    const folder = await ownFolder()
    const server = await startPhone(folder)
    const CERTIFICATE_PORT = new URL(server.trustUrl).port
    const given = { HOST: '127.0.0.1', PORT: '0', DATA_DIR: join(await ownFolder(), 'data') }
    const taken = await run(phoneFile, { ...given, CERTIFICATE_PORT })
    expect([taken.code, taken.err]).toEqual([1, expect.stringContaining('EADDRINUSE')])
    const other = join(await ownFolder(), 'data')
    await writeFile(`${other}.certificates`, 'no folder')
    const nowhere = await run(phoneFile, { ...given, DATA_DIR: other, CERTIFICATE_PORT: '0' })
    expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringContaining('証明書を作れません')])
  })
})
