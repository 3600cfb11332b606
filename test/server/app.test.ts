// The app around its routes: strangers' paths, headers, failures, the built pages.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { createApp } from '../../server/app.ts'
import { screens } from '../../server/routes/pages.ts'
import { devices, fixedNow, intake, people } from '../people.ts'
import { ownFolder } from '../storage/folder.ts'
import { enrolledPhone, offices, request, startTown } from './town.ts'

describe('the API', () => {
  test.each([
    ['GET', '/api/v2/nothing', 404, 'notFound'],
    ['GET', '/api/', 404, 'notFound'],
    ['GET', '/api/v2/sync', 405, 'methodNotAllowed'],
    ['DELETE', '/api/v2/enrolment', 405, 'methodNotAllowed'],
    ['POST', '/api/v2/live', 405, 'methodNotAllowed'],
    ['PUT', '/api/v2/health', 405, 'methodNotAllowed'],
    ['POST', '/elsewhere', 404, 'notFound'],
  ])('%s %s: %i %s', async (method, path, status, reason) => {
    const { app } = await startTown()
    const answer = await app.request(path, { method })
    expect([answer.status, await answer.json()]).toEqual([status, { reason }])
    expect(answer.headers.has('allow')).toBe(status === 405)
  })

  test('[SY4] storage that fails: 500 internal, nothing promised; when it is well again the same push is taken', async () => {
    const town = await startTown()
    const phone = await enrolledPhone(town)
    const sideDoor = new DatabaseSync(town.file)
    sideDoor.exec("create trigger fails before insert on line begin select raise(abort, 'disk full'); end")
    const body = request(phone.record, [intake()])
    const failed = await phone.post(body)
    expect([failed.status, await failed.json()]).toEqual([500, { reason: 'internal' }])
    expect((await phone.sync()).head.position).toBe(0)
    sideDoor.exec('drop trigger fails')
    sideDoor.close()
    expect((await phone.post(body)).status).toBe(200)
  })

  test('[SY4] a session that cannot be prolonged does not take the answer away', async () => {
    const town = await startTown()
    const phone = await enrolledPhone(town)
    const sideDoor = new DatabaseSync(town.file)
    sideDoor.exec("create trigger fails before update on session begin select raise(abort, 'disk full'); end")
    sideDoor.close()
    town.clock.now = new Date(fixedNow.getTime() + 30 * 24 * 3_600_000)
    expect((await phone.sync([intake()])).accepted).toHaveLength(1)
  })

  test('[SE3] the log has no names, no bodies, no cookies', async () => {
    const town = await startTown()
    const written: string[] = []
    const log = pino({ level: 'trace' }, { write: (line: string) => void written.push(line) })
    const app = createApp({ ...town, now: () => town.clock.now, offices, secureCookies: false, log })
    const phone = await enrolledPhone({ ...town, app })
    await phone.sync([intake(), '{"name":"宿直 甲"'])
    await app.request('/api/v2/nothing?name=宿直 甲')
    const text = written.join('')
    expect(text).toContain(devices.dutyPhone)
    for (const word of [
      people.dutyOfficer.name,
      '宿直 甲',
      '住基',
      '当番',
      phone.cookie.split('=')[1] ?? '',
    ]) {
      expect(text).not.toContain(word)
    }
  })
})

describe('headers', () => {
  test('[SE3] of documents: no frames, no sniffing, no referrer; https is insisted on only where it is used', async () => {
    const { app: plainApp } = await startTown({ assets: await ownFolder() })
    const plain = await plainApp.request('/')
    expect(plain.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
    expect(plain.headers.get('x-frame-options')).toBe('DENY')
    expect(plain.headers.get('x-content-type-options')).toBe('nosniff')
    expect(plain.headers.get('referrer-policy')).toBe('no-referrer')
    expect(plain.headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(plain.headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(plain.headers.get('permissions-policy')).toContain('camera=(), microphone=(), geolocation=()')
    // Chromium knows no such feature, and told of it at every load.
    expect(plain.headers.get('permissions-policy')).not.toContain('web-share')
    expect(plain.headers.get('strict-transport-security')).toBeNull()
    const { app } = await startTown({ secureCookies: true, assets: await ownFolder() })
    const insisted = async (host: string) =>
      (await app.request(`https://${host}/`)).headers.get('strict-transport-security')
    expect(await insisted('juki.example.jp')).toBe('max-age=31536000')
    // A browser told so on localhost would insist on every port there.
    expect(await insisted('localhost:8443')).toBeNull()
  })

  test('[SE3][PR2] the policy that the build wrote into the page is sent with every document, framed by nobody', async () => {
    const assets = await ownFolder()
    const policy = "default-src 'none'; script-src 'self' 'sha256-AAAA'"
    await writeFile(
      join(assets, 'index.html'),
      `<meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    )
    await writeFile(join(assets, 'worker.js'), 'self')
    const { app } = await startTown({ assets })
    for (const path of ['/', '/incidents', '/worker.js'])
      expect((await app.request(path)).headers.get('content-security-policy')).toBe(
        `${policy}; frame-ancestors 'none'`,
      )
  })

  test('[SY25] an answer that is no document has what it needs alone: a phone with nothing to do asks often', async () => {
    const town = await startTown()
    const phone = await enrolledPhone(town)
    const asked = { headers: { cookie: phone.cookie } }
    const names = async (path: string) => [...(await town.app.request(path, asked)).headers.keys()].toSorted()
    expect(await names('/api/v2/health')).toEqual(['cache-control', 'content-type', 'x-request-id'])
    expect(await names('/api/v2/head')).toEqual([
      'cache-control',
      'content-type',
      'date',
      'etag',
      'x-request-id',
    ])
  })
})

describe('pages', () => {
  async function builtTown() {
    const assets = await ownFolder()
    await mkdir(join(assets, 'assets'))
    await writeFile(join(assets, 'index.html'), '<title>緊急時対応</title>')
    await writeFile(join(assets, 'service-worker.js'), 'self.skipWaiting')
    await writeFile(join(assets, 'manifest.webmanifest'), '{}')
    await writeFile(join(assets, 'assets', 'main-1a2b.js'), `export const a = '${'a'.repeat(5000)}'`)
    return startTown({ assets })
  }
  const page = '<title>緊急時対応</title>'

  test.each(['/', '/index.html', '/incidents/018f3b2a', '/record?from=lock'])(
    '[SE2] %s is the page',
    async (path) => {
      const { app } = await builtTown()
      const answer = await app.request(path)
      expect([answer.status, await answer.text()]).toEqual([200, page])
      expect(answer.headers.get('cache-control')).toBe('no-cache')
      const again = await app.request(path, {
        headers: { 'if-none-match': answer.headers.get('etag') ?? '' },
      })
      expect([again.status, await again.text()]).toEqual([304, ''])
    },
  )

  test('[SE2] hashed files are kept for ever, worker and manifest are asked for anew', async () => {
    const { app } = await builtTown()
    const policy = async (path: string) => {
      const answer = await app.request(path, { headers: { 'accept-encoding': 'gzip' } })
      return [answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]
    }
    const forEver = 'public, max-age=31536000, immutable'
    expect(await policy('/assets/main-1a2b.js')).toEqual([200, 'text/javascript; charset=utf-8', forEver])
    expect(await policy('/service-worker.js')).toEqual([200, 'text/javascript; charset=utf-8', 'no-cache'])
    expect(await policy('/manifest.webmanifest')).toEqual([200, 'application/manifest+json', 'no-cache'])
  })

  test('[SE2] long files travel compressed', async () => {
    const { app } = await builtTown()
    const answer = await app.request('/assets/main-1a2b.js', { headers: { 'accept-encoding': 'gzip' } })
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    expect((await answer.arrayBuffer()).byteLength).toBeLessThan(500)
  })

  test.each([
    '/assets/gone-1a2b.js',
    '/favicon.ico',
    '/%2e%2e/record.sqlite',
    '/assets/../../record.sqlite',
    '/%00.js',
    '/healthz/',
    '/readyz/',
    '/health',
    '/metrics',
    '/healthz/live',
    '/recordings',
  ])('%s: 404, kept by nobody', async (path) => {
    const { app } = await builtTown()
    const answer = await app.request(path)
    expect([answer.status, await answer.json()]).toEqual([404, { reason: 'notFound' }])
    expect(answer.headers.get('cache-control')).toBeNull()
  })

  test('[SE2] a browser is shown the page under an address that is no screen, and told that it is none', async () => {
    const { app } = await builtTown()
    const answer = await app.request('/healthz/', { headers: { accept: 'text/html,*/*' } })
    expect([answer.status, await answer.text()]).toEqual([404, page])
    expect(answer.headers.get('cache-control')).toBeNull()
    expect(answer.headers.get('content-security-policy')).not.toBeNull()
    // Of what is not there no part is given.
    const part = await app.request('/healthz/', { headers: { accept: 'text/html', range: 'bytes=0-3' } })
    expect([part.status, await part.text()]).toEqual([404, page])
    expect(part.headers.get('content-range')).toBeNull()
  })

  test('[SE2] the paths that get the page are those of the screens', async () => {
    const router = await readFile('app/router.ts', 'utf8')
    const first = [...router.matchAll(/(?:route\(\s*|path: )'\/([\w-]+)/g)].map(([, name]) => name)
    expect([...new Set(first)].toSorted()).toEqual([...screens].toSorted())
  })

  test('[SE2] before the build there is a plain word about it, and the API works', async () => {
    const { app } = await startTown({ assets: await ownFolder() })
    const answer = await app.request('/')
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('npm run build')])
    expect((await app.request('/readyz')).status).toBe(200)
  })
})
