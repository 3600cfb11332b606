// What an operator copies, held against the tools that will read it. Rule RN6.
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { validate } from 'dockerfile-utils'
import { expect, test } from 'vitest'
import { chosenCertificate } from '../../../server/certificate/chosen.ts'
import { settings } from '../../../server/setting-table.ts'
import { maxAttachmentBytes } from '../../../shared/incident/attachment-bodies.ts'
import { maxBatchBytes } from '../../../shared/sync/protocol.ts'
import { ownFolder } from '../../storage/folder.ts'
import { type Tool, toolPath } from './tools.mjs'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const placeOf = (name: string) => join(root, 'server/deploy', name)
const textOf = (name: string) => readFile(placeOf(name), 'utf8')
const largestBody = Math.max(maxAttachmentBytes, maxBatchBytes)
const mebibyte = 1024 * 1024

/** What a tool says; rejects with it where it refuses. */
async function judged(tool: Tool, args: string[], env: Record<string, string> = {}) {
  const given = { env: { PATH: process.env['PATH'] ?? '', HOME: await ownFolder(), ...env } }
  const { stdout, stderr } = await promisify(execFile)(toolPath(tool), args, given)
  return `${stdout}${stderr}`
}

test('[RN6] Caddy takes its file: TLS for the name, bodies as large as ours, nothing held back', async () => {
  const config = ['--config', placeOf('Caddyfile'), '--adapter', 'caddyfile']
  const SITE = 'juki.example.jp'
  expect(await judged('caddy', ['validate', ...config], { SITE })).toContain('Valid configuration')
  const adapted = await judged('caddy', ['adapt', ...config], { SITE, UPSTREAM: 'server:8787' })
  const json = JSON.parse(adapted.slice(adapted.indexOf('{"apps"')).split('\n')[0] ?? '')
  const text = JSON.stringify(json)
  expect(text).toContain('"listen":[":443"]')
  expect(text).toContain(`"max_size":${largestBody}`)
  expect(text).toContain('"flush_interval":-1')
  expect(text).toContain('"dial":"server:8787"')
})

test('[RN6] nginx takes its file: TLS and HTTP/2, bodies as large as ours, nothing held back', async () => {
  const folder = await ownFolder()
  const chosen = await chosenCertificate(join(folder, 'certificates'), ['juki.example.jp'], new Date())
  await writeFile(join(folder, 'both.pem'), chosen.ok ? chosen.pem : '')
  const site = (await textOf('nginx.conf'))
    .replace('/etc/ssl/juki-net/certificate.pem', join(folder, 'both.pem'))
    .replace('/etc/ssl/juki-net/key.pem', join(folder, 'both.pem'))
  await writeFile(join(folder, 'site.conf'), site)
  const own = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((one) => `${one}_temp_path ${folder};`)
  const whole = `pid ${folder}/pid; events {} http { ${own.join(' ')} access_log off; include ${folder}/site.conf; }`
  await writeFile(join(folder, 'nginx.conf'), whole)
  const asked = ['-t', '-c', join(folder, 'nginx.conf'), '-p', folder, '-e', 'stderr']
  expect(await judged('nginx', asked)).toContain('test is successful')
  expect(site).toContain(`client_max_body_size ${largestBody / mebibyte}m;`)
  for (const said of ['listen 443 ssl http2;', 'proxy_buffering off;', 'proxy_cache off;'])
    expect(site).toContain(said)
})

test('[RN6] systemd takes the unit without a warning, and finds next to nothing that it might do beside serving', async () => {
  const folder = await ownFolder()
  const unit = join(folder, 'juki-net.service')
  // Where the project stands here.
  const text = (await textOf('juki-net.service')).replaceAll('/opt/juki-net', root.replace(/\/$/, ''))
  await writeFile(unit, text)
  expect(await judged('systemd-analyze', ['verify', '--man=no', unit])).not.toContain('juki-net')
  const exposure = await judged('systemd-analyze', ['security', '--offline=yes', '--threshold=20', unit])
  expect(exposure).toMatch(/Overall exposure level for juki-net\.service: [01]\.\d/)
})

test('[RN6] compose takes its file; the server has what it may write, and a proxy that it knows', async () => {
  const env = { SITE: 'juki.example.jp', POSTGRES_PASSWORD: 'a-password' }
  const text = await judged('docker-compose', ['--file', placeOf('compose.yaml'), 'config'], env)
  for (const said of ['read_only: true', 'condition: service_healthy', 'TRUSTED_PROXY: 172.30.42.0/24'])
    expect(text).toContain(said)
  expect(text).toContain('PUBLIC_URL: https://juki.example.jp')
  await expect(judged('docker-compose', ['--file', placeOf('compose.yaml'), 'config'])).rejects.toThrow(
    'SITE',
  )
})

test('[RN6] the image is described without a fault, its user is not root and its settings are ours', async () => {
  const text = await textOf('Containerfile')
  expect(validate(text)).toEqual([])
  expect(validate(`${text}\nCMD ["node"]\nRUNN npm`)).not.toEqual([])
  expect(text).toContain('\nUSER node\n')
  expect(text).toContain('\nHEALTHCHECK ')
  const [, block = ''] = /^ENV ([\s\S]*?[^\\])\n/m.exec(text) ?? []
  const names = [...block.matchAll(/(\w+)=/g)].map(([, name]) => name)
  const known = new Set(['NODE_ENV', ...settings.map(({ name }) => name)])
  expect(names).toContain('DATA_DIR')
  expect(names.filter((name) => !known.has(name ?? ''))).toEqual([])
})

test('[RN6][PL4] an image is built and served with the plan that is named, of those in the project’s folder', async () => {
  const [before = '', build = '', , served = ''] = (await textOf('Containerfile')).split(/^(?=FROM )/m)
  expect(before).toContain('\nARG PLAN=shared/plan/aisho\n')
  // An argument holds in the stages that ask for it; the build finds it in its environment.
  expect(build).toMatch(/\nARG PLAN\nRUN npm run --silent build\n/)
  expect(served).toMatch(/\nARG PLAN\nENV [^]*\bPLAN=\$PLAN [^]*\nCOPY shared shared\n/)
  expect(await textOf('Containerfile.dockerignore')).toContain('\n!shared\n')
  const composed = (env: Record<string, string>) =>
    judged('docker-compose', ['--file', placeOf('compose.yaml'), 'config'], {
      SITE: 'juki.example.jp',
      POSTGRES_PASSWORD: 'a-password',
      ...env,
    })
  expect(await composed({ PLAN: 'shared/plan/our-town' })).toContain('PLAN: shared/plan/our-town\n')
  expect(await composed({})).toContain('PLAN: shared/plan/aisho\n')
})

test('[RN6] a tool that is not there fails its test, and says how it is had', async () => {
  const folder = await ownFolder()
  expect(() => toolPath('caddy', [join(folder, 'none')])).toThrow('apt-get install caddy')
})
