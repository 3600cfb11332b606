// The certificates a machine makes for its phones, and keeps.
import { X509Certificate } from 'node:crypto'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type KeptAuthority, keptAuthority, keptCertificate } from '../../server/certificate/kept.ts'
import { lanAddress } from '../../server/certificate/lan-address.ts'
import { fixedNow } from '../people.ts'
import { ownFolder } from '../storage/folder.ts'

const dayMs = 24 * 60 * 60 * 1000
const hosts = ['192.168.1.20', 'localhost']
const daysLater = (days: number) => new Date(fixedNow.getTime() + days * dayMs)

async function keptIn(folder: string, now: Date, names = hosts) {
  const authority = authorityOf(await keptAuthority(folder, names, now))
  const { pem, before } = await keptCertificate(folder, authority, names, now)
  return { authority: authority.certificate, pem, before, certificate: new X509Certificate(pem) }
}

test('[SE5] an iPhone takes it: 825 days at most, the address, serverAuth, an authority that is one', async () => {
  const { authority, certificate } = await keptIn(await ownFolder(), fixedNow)
  const days = (certificate.validToDate.getTime() - certificate.validFromDate.getTime()) / dayMs
  expect(days).toBe(397)
  expect(certificate.subjectAltName).toBe('IP Address:192.168.1.20, DNS:localhost')
  expect(certificate.checkIP('192.168.1.21')).toBeUndefined()
  expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1'])
  expect(certificate.ca).toBe(false)
  expect(authority.ca).toBe(true)
  expect(authority.subject).toBe('CN=住基ネット緊急時対応 2026-11-23')
  expect(certificate.checkIssued(authority)).toBe(true)
  expect(certificate.verify(authority.publicKey)).toBe(true)
})

test('[SE5] authority and certificate are kept, for their owner alone', async () => {
  const folder = join(await ownFolder(), 'data.certificates')
  const first = await keptIn(folder, fixedNow)
  const second = await keptIn(folder, daysLater(300))
  expect([first.before, second.before]).toEqual([null, 'same'])
  expect(second.pem).toBe(first.pem)
  expect(second.authority.fingerprint256).toBe(first.authority.fingerprint256)
  expect((await readdir(folder)).toSorted()).toEqual(['authority.pem', 'server.pem'])
  for (const [path, mode] of [
    ['.', 0o700],
    ['authority.pem', 0o600],
    ['server.pem', 0o600],
  ] as const)
    expect((await stat(join(folder, path))).mode & 0o777).toBe(mode)
})

test('[SE5] another address, or an end within 30 days, makes the certificate anew under the same authority', async () => {
  const folder = await ownFolder()
  const first = await keptIn(folder, fixedNow)
  const moved = await keptIn(folder, fixedNow, ['192.168.1.21', 'localhost'])
  expect(moved.pem).not.toBe(first.pem)
  expect(moved.certificate.checkIP('192.168.1.21')).toBe('192.168.1.21')
  const later = await keptIn(folder, daysLater(367), ['192.168.1.21', 'localhost'])
  expect(later.pem).not.toBe(moved.pem)
  for (const { authority, certificate } of [moved, later]) {
    expect(authority.fingerprint256).toBe(first.authority.fingerprint256)
    expect(certificate.verify(first.authority.publicKey)).toBe(true)
  }
})

test('[SE5] a certificate of another authority, or half a file, is not taken for the kept one', async () => {
  const folder = await ownFolder()
  const first = await keptIn(folder, fixedNow)
  await writeFile(join(folder, 'server.pem'), first.pem.slice(0, 200))
  const second = await keptIn(folder, fixedNow)
  expect([second.before, second.certificate.verify(first.authority.publicKey)]).toEqual([null, true])
  await writeFile(join(folder, 'server.pem'), (await keptIn(await ownFolder(), fixedNow)).pem)
  const third = await keptIn(folder, fixedNow)
  expect([third.before, third.certificate.verify(first.authority.publicKey)]).toEqual(['another', true])
})

test('[SE5] what stands where the authority should is never written over: half a key, none, a clock behind', async () => {
  const folder = await ownFolder()
  const file = join(folder, 'authority.pem')
  await keptIn(folder, fixedNow)
  const whole = await readFile(file, 'utf8')
  expect(await keptAuthority(folder, hosts, daysLater(-2))).toEqual({
    ok: false,
    reason: 'notYetValid',
    file,
  })
  expect(await readFile(file, 'utf8')).toBe(whole)
  for (const broken of [whole.slice(0, -100), whole.slice(0, 200), '']) {
    await writeFile(file, broken)
    expect(await keptAuthority(folder, hosts, fixedNow)).toEqual({ ok: false, reason: 'unreadable', file })
    expect(await readFile(file, 'utf8')).toBe(broken)
  }
  expect((await readdir(folder)).toSorted()).toEqual(['authority.pem', 'server.pem'])
})

test('[SE5] an authority at its end is kept aside, key and all, and followed by a new one', async () => {
  const folder = await ownFolder()
  const first = await keptIn(folder, fixedNow)
  const whole = await readFile(join(folder, 'authority.pem'), 'utf8')
  const next = await keptAuthority(folder, hosts, daysLater(794))
  expect(next).toMatchObject({
    ok: true,
    replaced: { why: 'ending', aside: join(folder, `authority.${first.authority.serialNumber}.pem`) },
  })
  expect(authorityOf(next).certificate.fingerprint256).not.toBe(first.authority.fingerprint256)
  expect(await readFile(next.ok ? (next.replaced?.aside ?? '') : '', 'utf8')).toBe(whole)
  expect(await keptAuthority(folder, hosts, daysLater(795))).toMatchObject({ ok: true, replaced: null })
})

test('[SE5] the address is one that a phone of the building reaches: no loopback, no bridge within the machine', () => {
  const at = (address: string, internal = false) => [
    { address, internal, family: 'IPv4' as const, netmask: '', mac: '', cidr: null },
  ]
  const lo = at('127.0.0.1', true)
  expect(lanAddress({ lo, docker0: at('172.17.0.1'), eth0: at('192.168.1.20') })).toBe('192.168.1.20')
  expect(lanAddress({ lo, eth0: at('203.0.113.9'), wlan0: at('10.1.2.3') })).toBe('10.1.2.3')
  expect(lanAddress({ lo, eth0: at('203.0.113.9') })).toBe('203.0.113.9')
  expect(lanAddress({ lo, eth0: at('169.254.7.7'), docker0: at('172.17.0.1') })).toBeNull()
})

function authorityOf(kept: KeptAuthority) {
  if (!kept.ok) throw new Error(kept.reason)
  return kept.authority
}
