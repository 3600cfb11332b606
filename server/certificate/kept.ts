// The certificates a machine keeps between its starts: one file each, for its owner alone, beside the data and not in
// it, like the seal's key. Rule SE5.
import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto'
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { type Authority, makeAuthority, readAuthority, speaksFor } from './authority.ts'

const dayMs = 24 * 60 * 60 * 1000
/** A certificate that ends within this time is made anew. */
const renewBeforeMs = 30 * dayMs

/** A person asked for it, it ends within 30 days, or it may not speak for these names or may for any. */
export type WhyReplaced = 'asked' | 'ending' | 'otherNames'

export type KeptAuthority =
  /** `replaced`: the one until now, and where it stands; the phones must trust its successor anew. */
  | { ok: true; authority: Authority; replaced: { why: WhyReplaced; aside: string } | null }
  /** The file is no certificate with its key, or this machine's clock stands before the day it was made. */
  | { ok: false; reason: 'unreadable' | 'notYetValid'; file: string }

/**
 * This machine's own authority, made at its first start. Every phone's trust hangs on its key: no other is ever written
 * in its place. Throws where the folder can't be written.
 */
export async function keptAuthority(
  folder: string,
  hosts: readonly string[],
  now: Date,
  isNewAsked = false,
): Promise<KeptAuthority> {
  const file = join(folder, 'authority.pem')
  if (lstatSync(file, { throwIfNoEntry: false }) === undefined)
    return { ok: true, authority: await newAuthority(folder, file, hosts, now), replaced: null }
  const kept = read(file)
  if (kept === null) return { ok: false, reason: 'unreadable', file }
  const certificate = new X509Certificate(kept)
  if (certificate.validFromDate > now) return { ok: false, reason: 'notYetValid', file }
  const why = isNewAsked ? 'asked' : whyReplace(certificate, hosts, now)
  if (why === null) return { ok: true, authority: readAuthority(kept, now), replaced: null }
  const aside = join(folder, `authority.${certificate.serialNumber}.pem`)
  renameSync(file, aside)
  return { ok: true, authority: await newAuthority(folder, file, hosts, now), replaced: { why, aside } }
}

/** Those that came before it and have not ended, the newest first: what the phones that trusted them are to remove. */
export function formerAuthorities(folder: string, now: Date): X509Certificate[] {
  return readdirSync(folder)
    .filter((name) => /^authority\.[0-9A-F]+\.pem$/.test(name))
    .map((name) => read(join(folder, name)))
    .filter((pem) => pem !== null)
    .map((pem) => new X509Certificate(pem))
    .filter(({ validToDate }) => validToDate > now)
    .toSorted((one, other) => other.validFromDate.getTime() - one.validFromDate.getTime())
}

function whyReplace(certificate: X509Certificate, hosts: readonly string[], now: Date): WhyReplaced | null {
  if (!lasts(certificate, now)) return 'ending'
  return speaksFor(certificate, hosts) ? null : 'otherNames'
}

async function newAuthority(
  folder: string,
  file: string,
  hosts: readonly string[],
  now: Date,
): Promise<Authority> {
  const made = await makeAuthority(hosts, now)
  keep(folder, file, made)
  return readAuthority(made, now)
}

export type KeptCertificate = {
  /** The server's certificate and key in one text. */
  pem: string
  /** Who issued the one kept until now; null where there was none. */
  before: 'same' | 'another' | null
}

/** The kept certificate while it holds for `hosts`, else a new one. Throws where the folder can't be written. */
export async function keptCertificate(
  folder: string,
  authority: Authority,
  hosts: readonly string[],
  now: Date,
): Promise<KeptCertificate> {
  const file = join(folder, 'server.pem')
  const kept = read(file)
  const before = kept === null ? null : isIssuedBy(new X509Certificate(kept), authority) ? 'same' : 'another'
  if (kept !== null && before === 'same' && holds(new X509Certificate(kept), hosts, now))
    return { pem: kept, before }
  const pem = await authority.issue(hosts)
  keep(folder, file, pem)
  return { pem, before }
}

/** Null where there is none, or something that is no certificate with its key. */
function read(file: string): string | null {
  try {
    const pem = readFileSync(file, 'utf8')
    return new X509Certificate(pem).checkPrivateKey(createPrivateKey(pem)) ? pem : null
  } catch {
    return null
  }
}

function isIssuedBy(certificate: X509Certificate, authority: Authority): boolean {
  return certificate.verify(authority.certificate.publicKey)
}

function holds(certificate: X509Certificate, hosts: readonly string[], now: Date): boolean {
  const names = hosts.map((host) =>
    isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host),
  )
  return lasts(certificate, now) && names.every((name) => name !== undefined)
}

function lasts({ validFromDate, validToDate }: X509Certificate, now: Date): boolean {
  return validFromDate <= now && validToDate.getTime() - now.getTime() > renewBeforeMs
}

/** Written whole under another name first: a crash never leaves half a key. */
function keep(folder: string, file: string, pem: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  const draft = `${file}.${randomBytes(8).toString('hex')}`
  writeFileSync(draft, pem, { flag: 'wx', mode: 0o600, flush: true })
  renameSync(draft, file)
}
