// Certificate authority 認証局 of this machine alone: what a phone trusts once, so that it takes the town's https
// without a public name (RFC 5280), and for this machine's names and addresses alone. What an iPhone asks of a
// certificate: a lifetime of at most 825 days, the address in subjectAltName, serverAuth, and basicConstraints in the
// authority.
import 'reflect-metadata'
import {
  createPrivateKey,
  KeyObject,
  randomBytes,
  type webcrypto,
  X509Certificate as Certificate,
} from 'node:crypto'
import { isIP } from 'node:net'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { tokyoIso } from '../../shared/rules/town/office-hours.ts'
import { isConstrainedTo, nameConstraints } from './constraints.ts'

export type Authority = {
  /** What a phone is to trust. */
  certificate: Certificate
  /** A certificate and its key for these names and addresses, in one PEM text. */
  issue: (hosts: readonly string[]) => Promise<string>
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const dayMs = 24 * 60 * 60 * 1000
const authorityLifeMs = 825 * dayMs
const certificateLifeMs = 397 * dayMs
/** Good from a day before it is made: a phone's clock may be behind. */
const headStartMs = dayMs
const serialBytes = 16

/**
 * The certificate and key of a new authority for `hosts` alone, in one PEM text. Its name carries the day, to be told
 * apart on a phone.
 */
export async function makeAuthority(hosts: readonly string[], now: Date): Promise<string> {
  const keys = await newKeys()
  const certificate = await X509CertificateGenerator.createSelfSigned({
    ...validity(now, now.getTime() - headStartMs + authorityLifeMs),
    name: [{ CN: [`住基ネット緊急時対応 ${tokyoIso(now.getTime()).slice(0, 10)}`] }],
    keys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      nameConstraints(hosts),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return together(certificate, keys.privateKey)
}

/** The authority that `makeAuthority` has made. */
export function readAuthority(pem: string, now: Date): Authority {
  const certificate = new Certificate(pem)
  return { certificate, issue: (hosts) => issue(pem, hosts, now) }
}

/** It may speak for `hosts` and, but for private networks, nothing else. */
export function speaksFor({ raw }: Certificate, hosts: readonly string[]): boolean {
  return isConstrainedTo(new X509Certificate(raw), hosts)
}

/** Its name in a phone's list of certificates. */
export function commonName({ subject }: Certificate): string {
  return /^CN=(.+)$/m.exec(subject)?.[1] ?? subject
}

async function issue(authorityPem: string, hosts: readonly string[], now: Date): Promise<string> {
  const issuer = new X509Certificate(new Certificate(authorityPem).raw)
  const keys = await newKeys()
  const names = hosts.map((host) => ({
    type: isIP(host) === 0 ? ('dns' as const) : ('ip' as const),
    value: host,
  }))
  const certificate = await X509CertificateGenerator.create({
    // Past its authority's end it would prove nothing.
    ...validity(now, Math.min(now.getTime() - headStartMs + certificateLifeMs, issuer.notAfter.getTime())),
    subject: [{ CN: [hosts[0] ?? ''] }],
    issuer: issuer.subject,
    publicKey: keys.publicKey,
    signingKey: createPrivateKey(authorityPem).toCryptoKey(algorithm, false, ['sign']),
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(names),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  })
  return together(certificate, keys.privateKey)
}

function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
}

function validity(now: Date, end: number) {
  // A serial number is positive (RFC 5280, 4.1.2.2): its first byte stays below 0x80.
  const serialNumber = `01${randomBytes(serialBytes).toString('hex')}`
  return {
    serialNumber,
    notBefore: new Date(now.getTime() - headStartMs),
    notAfter: new Date(end),
    signingAlgorithm: algorithm,
  }
}

function together(certificate: X509Certificate, key: CryptoKey): string {
  return `${certificate.toString('pem')}\n${KeyObject.from(key).export({ type: 'pkcs8', format: 'pem' })}`
}
