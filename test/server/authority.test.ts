// What this machine's authority may speak for, how long, and what of it a phone is to remove, as openssl sees it (SE5).
import { execFileSync, spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeAuthority, readAuthority } from '../../server/certificate/authority.ts'
import { chosenCertificate } from '../../server/certificate/chosen.ts'
import { trustPage } from '../../server/certificate/trust-page.ts'
import { fixedNow } from '../people.ts'
import { ownFolder } from '../storage/folder.ts'

const dayMs = 24 * 60 * 60 * 1000
const hosts = ['192.168.1.20', 'juki.town.example', 'localhost']
const daysLater = (days: number) => new Date(fixedNow.getTime() + days * dayMs)

/** What openssl says of a certificate for `names` by an authority that was made for `authorityHosts`. */
async function verified(names: readonly string[], authorityHosts: readonly string[] = hosts) {
  const folder = await ownFolder()
  const authority = readAuthority(await makeAuthority(authorityHosts, fixedNow), fixedNow)
  await writeFile(join(folder, 'authority.pem'), authority.certificate.toString())
  await writeFile(join(folder, 'server.pem'), await authority.issue(names))
  const at = String(fixedNow.getTime() / 1000)
  const asked = ['verify', '-attime', at, '-purpose', 'sslserver', '-CAfile', 'authority.pem', 'server.pem']
  const { status, stderr } = spawnSync('openssl', asked, { cwd: folder, encoding: 'utf8' })
  return status === 0 ? 'good' : (/error \d+ at [^:]+: *(.+)/.exec(stderr)?.[1] ?? stderr)
}

async function chosen(folder: string, now = fixedNow, names = hosts, isNewAsked = false) {
  const made = await chosenCertificate(folder, names, now, isNewAsked)
  if (!made.ok) throw new Error(made.said.join('\n'))
  const fingerprints = made.former.map(({ fingerprint256 }) => fingerprint256)
  const page = await (
    await trustPage(made.authority.certificate, 'https://a/', made.former).request('/')
  ).text()
  return { ...made, certificate: made.authority.certificate, fingerprints, page, said: made.said.join('\n') }
}

test('[SE5] a certificate for this machine holds, at any address of a private network too', async () => {
  expect(await verified(hosts)).toBe('good')
  for (const address of ['10.200.3.4', '172.31.0.9', '192.168.77.1', '127.0.0.2', '::1', 'fd12::5'])
    expect([address, await verified([address, 'localhost'])]).toEqual([address, 'good'])
  const fixed = ['203.0.113.9', '2001:db8::7', 'localhost']
  expect(await verified(fixed, fixed)).toBe('good')
})

test('[SE5] a certificate for another name or another address of the internet does not hold', async () => {
  for (const other of ['bank.example', 'town.example', '203.0.113.9', '172.32.0.1', '2001:db8::7'])
    expect([other, await verified([other, 'localhost'])]).toEqual([other, 'permitted subtree violation'])
  expect(await verified(['bank.example', 'localhost'], [])).toBe('permitted subtree violation')
})

test('[SE5] the authority says so critically, lives 825 days, and no certificate outlives it', async () => {
  const folder = await ownFolder()
  const { certificate } = await chosen(folder)
  const text = execFileSync('openssl', ['x509', '-noout', '-text'], {
    input: certificate.toString(),
  }).toString()
  expect(text).toMatch(/Name Constraints: critical\n\s+Permitted:\n(\s+(IP|DNS):.+\n)+/)
  expect([...text.matchAll(/DNS:(\S+)/g)].map(([, name]) => name)).toEqual(['juki.town.example', 'localhost'])
  const lifeOf = ({ validFromDate, validToDate }: X509Certificate) => +validToDate - +validFromDate
  expect(lifeOf(certificate) / dayMs).toBe(825)
  const last = new X509Certificate((await chosen(folder, daysLater(700))).pem)
  expect(last.validToDate).toEqual(certificate.validToDate)
  expect((await chosen(folder, daysLater(701))).pem).toContain(last.toString().trim())
})

test('[SE5][SE6] a new authority is made where it is asked for; the one until now is named for removal', async () => {
  const folder = await ownFolder()
  const first = await chosen(folder)
  expect([first.fingerprints, first.page.includes('削除する')]).toEqual([[], false])
  const second = await chosen(folder, daysLater(1), hosts, true)
  expect(second.certificate.fingerprint256).not.toBe(first.certificate.fingerprint256)
  expect(second.said).toMatch(/新しく作りました.*authority\.[0-9A-F]+\.pem\n.*もう一度信頼して/)
  const third = await chosen(folder, daysLater(2), hosts, true)
  const former = [second, first].map(({ certificate }) => certificate.fingerprint256)
  expect(third.fingerprints).toEqual(former)
  const again = await chosen(folder, daysLater(3))
  expect([again.fingerprints, again.said]).toEqual([former, ''])
  for (const fingerprint of former) expect(again.page).toContain(fingerprint)
  expect(again.page).toContain('住基ネット緊急時対応 2026-11-23')
  // Ended, it is trusted by no phone any more.
  expect((await chosen(folder, daysLater(826))).fingerprints).not.toContain(first.certificate.fingerprint256)
})

test('[SE5] an authority that may speak for any name, or not for this one, is replaced at the next start', async () => {
  const folder = join(await ownFolder(), 'certificates')
  await mkdir(folder, { mode: 0o700 })
  const file = join(folder, 'authority.pem')
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  const asked = ['req', '-x509', ...curve, '-subj', '/CN=old', '-days', '3650', '-keyout', 'k', '-out', 'c']
  execFileSync('openssl', asked, { cwd: folder, stdio: 'ignore' })
  // openssl makes it from now on.
  const now = new Date()
  const whole = (await readFile(join(folder, 'c'), 'utf8')) + (await readFile(join(folder, 'k'), 'utf8'))
  await writeFile(file, whole)
  const constrained = await chosen(folder, now)
  expect(constrained.said).toContain('この機械の名前とアドレスだけに使える証明書')
  expect(constrained.fingerprints).toEqual([new X509Certificate(whole).fingerprint256])
  const named = await chosen(folder, now, ['juki2.town.example', 'localhost'])
  expect(named.certificate.fingerprint256).not.toBe(constrained.certificate.fingerprint256)
  expect(named.fingerprints).toContain(constrained.certificate.fingerprint256)
})
