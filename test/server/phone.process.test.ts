// `npm run phone` as a process: https by a certificate that is trusted, plain http for that certificate alone.
import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { rm, writeFile } from 'node:fs/promises'
import { request } from 'node:https'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, onTestFinished, test } from 'vitest'
import { makeAuthority, readAuthority } from '../../server/certificate/authority.ts'
import { enrolmentPath } from '../../shared/sync/protocol.ts'
import { devices } from '../people.ts'
import { ownFolder } from '../storage/folder.ts'
import { phoneFile, run, startServer } from './child.ts'

const health = '/healthz'

async function startPhone(folder: string, environment: Record<string, string> = {}, args: string[] = []) {
  const server = await startServer(
    { HOST: '127.0.0.1', CERTIFICATE_PORT: '0', PORT: '0', DATA_DIR: join(folder, 'data'), ...environment },
    undefined,
    phoneFile,
    args,
  )
  const trustUrl = /信頼する\(初回だけ\): (\S+)/.exec(server.out.join('\n'))?.[1] ?? ''
  const answer = await fetch(`${trustUrl}juki-net.crt`)
  const authority = new X509Certificate(Buffer.from(await answer.arrayBuffer()))
  return { ...server, trustUrl, authority, type: answer.headers.get('content-type') }
}

/** What https answers a client that trusts `authority` alone, and the certificate it showed. */
async function ask(url: string, authority: X509Certificate, body?: string) {
  const method = body === undefined ? 'GET' : 'POST'
  const headers = { 'content-type': 'application/json' }
  const asked = request(url, { ca: authority.toString(), method, headers }).end(body)
  const [answer] = await once(asked, 'response')
  const { fingerprint256, subjectaltname } = answer.socket.getPeerCertificate()
  const { statusCode: status, headers: said } = answer
  return { status, headers: said, body: await text(answer), fingerprint256, subjectaltname }
}

describe('a server for phones', () => {
  test('[SE5][AU2] who trusts its authority reaches it by https, with the cookies of https, after a restart too', async () => {
    const folder = await ownFolder()
    const server = await startPhone(folder)
    const another = readAuthority(await makeAuthority([], new Date()), new Date())
    expect(server.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
    const answer = await ask(server.url + health, server.authority)
    expect(JSON.parse(answer.body)).toEqual({ ok: true })
    await expect(ask(server.url + health, another.certificate)).rejects.toThrow(/certificate/)
    const local = await ask(server.url.replace('127.0.0.1', 'localhost') + health, server.authority)
    expect(local.status).toBe(200)
    const enrolled = await ask(
      server.url + enrolmentPath,
      server.authority,
      JSON.stringify({
        code: server.code,
        device: devices.dutyPhone,
        deviceName: '宿直の携帯',
        secret: 'ab'.repeat(32),
      }),
    )
    expect(enrolled.status).toBe(201)
    expect(enrolled.headers['set-cookie']).toEqual([
      expect.stringMatching(/^__Host-session=.*; HttpOnly; Secure; SameSite=Strict$/),
    ])
    expect(await server.kill('SIGTERM')).toEqual({ exitCode: 0, exitSignal: null })
    const again = await startPhone(folder)
    expect((await ask(again.url + health, server.authority)).fingerprint256).toBe(answer.fingerprint256)
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
    for (const path of ['api/v2/health', 'index.html', 'authority.pem', 'server.pem'])
      expect((await fetch(server.trustUrl + path)).status).toBe(404)
  })

  test('[SE5][AU10] --name and PUBLIC_NAMES stand in the certificate; the first is in the address', async () => {
    const folder = await ownFolder()
    const server = await startPhone(folder, { PUBLIC_NAMES: 'juki.lan' }, ['--name', 'juki.local'])
    expect(server.url).toMatch(/^https:\/\/juki\.local:\d+$/)
    const { port } = new URL(server.url)
    const { subjectaltname } = await ask(`https://127.0.0.1:${port}${health}`, server.authority)
    for (const name of ['juki.lan', 'juki.local']) expect(subjectaltname).toContain(`DNS:${name}`)
    const address = await run(phoneFile, { DATA_DIR: join(folder, 'data') }, ['--name', '192.168.1.20'])
    expect([address.code, address.err]).toEqual([1, expect.stringContaining('--name')])
  })

  test('[SE5][SE6] --new-authority makes another, and terminal and page name the old one for removal', async () => {
    const folder = await ownFolder()
    const old = await startPhone(folder)
    await old.kill('SIGTERM')
    const server = await startPhone(folder, {}, ['--new-authority'])
    expect((await ask(server.url + health, server.authority)).status).toBe(200)
    await expect(ask(server.url + health, old.authority)).rejects.toThrow(/certificate/)
    const { fingerprint256 } = old.authority
    expect(await (await fetch(server.trustUrl)).text()).toContain(fingerprint256)
    const [first, second] = [0, 48].map((from) => fingerprint256.slice(from, from + 47))
    expect(server.out.join('\n')).toMatch(
      new RegExp(`削除する証明書: 住基ネット緊急時対応 .+\n     ${first}\n     ${second}\n`),
    )
    const mistyped = await run(phoneFile, { DATA_DIR: join(folder, 'data') }, ['--new-autority'])
    expect([mistyped.code, mistyped.err]).toEqual([1, expect.stringContaining('--new-authority')])
  })

  test('[SE1][SE5] a certificate port that is taken, a folder or a kept authority that cannot be: a line and exit 1', async () => {
    const holder = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void holder.close())
    await once(holder, 'listening')
    const { port } = holder.address() as AddressInfo
    const data = join(await ownFolder(), 'data')
    const given = { HOST: '127.0.0.1', PORT: '0', DATA_DIR: data }
    const taken = await run(phoneFile, { ...given, CERTIFICATE_PORT: String(port) })
    expect([taken.code, taken.err]).toEqual([1, expect.stringContaining('EADDRINUSE')])
    const kept = join(`${data}.certificates`, 'authority.pem')
    await writeFile(kept, 'no key')
    const broken = await run(phoneFile, { ...given, CERTIFICATE_PORT: '0' })
    expect([broken.code, broken.err]).toEqual([1, expect.stringContaining(`読めません: ${kept}`)])
    await rm(`${data}.certificates`, { recursive: true })
    await writeFile(`${data}.certificates`, 'no folder')
    const nowhere = await run(phoneFile, { ...given, CERTIFICATE_PORT: '0' })
    expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringContaining('証明書を作れません')])
  })
})
