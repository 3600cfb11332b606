// Which authority vouches for this machine, and what the operator is told of it (SE5).
import { X509Certificate } from 'node:crypto'
import { chmod, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { makeAuthority, readAuthority } from '../../server/certificate/authority.ts'
import { chosenCertificate } from '../../server/certificate/chosen.ts'
import { fixedNow } from '../people.ts'
import { ownFolder } from '../storage/folder.ts'

const hosts = ['127.0.0.1', 'localhost']
const longAgo = new Date('2016-01-01')

afterEach(() => vi.unstubAllEnvs())

/** The certificate that is chosen, by whose authority, and what is said of it. */
async function chosen(folder: string, now = fixedNow, names = hosts) {
  const made = await chosenCertificate(folder, names, now)
  if (!made.ok) throw new Error(made.said.join('\n'))
  const certificate = new X509Certificate(made.pem)
  expect(certificate.verify(made.authority.certificate.publicKey)).toBe(true)
  return {
    authority: made.authority.certificate.fingerprint256,
    certificate: certificate.fingerprint256,
    said: made.said.join('\n'),
  }
}

/** An `mkcert` of this script comes first in the path. */
async function mkcertIs(script: string): Promise<void> {
  const folder = await ownFolder()
  await writeFile(join(folder, 'mkcert'), `#!/bin/sh\n${script}\n`)
  await chmod(join(folder, 'mkcert'), 0o755)
  vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`)
}

test('[SE5] the same certificate again; for another address a new one of the same authority', async () => {
  const folder = await ownFolder()
  const first = await chosen(folder)
  expect(await chosen(folder)).toEqual(first)
  const moved = await chosen(folder, fixedNow, ['127.0.0.2', 'localhost'])
  expect(moved.certificate).not.toBe(first.certificate)
  expect(moved.authority).toBe(first.authority)
})

test('[SE5] a wrong clock or a broken file costs no trust: it is said, and then the same authority', async () => {
  const folder = await ownFolder()
  const first = await chosen(folder)
  expect(await chosenCertificate(folder, hosts, longAgo)).toEqual({
    ok: false,
    said: [expect.stringContaining('時計を合わせて'), expect.anything()],
  })
  const file = join(folder, 'authority.pem')
  const whole = await readFile(file, 'utf8')
  await writeFile(file, whole.slice(0, 200))
  expect(await chosenCertificate(folder, hosts, fixedNow)).toEqual({
    ok: false,
    said: [expect.stringContaining(`読めません: ${file}`), expect.anything()],
  })
  await writeFile(file, whole)
  expect(await chosen(folder)).toEqual(first)
})

test('[SE5] an authority at its end: it is said so, and that phones must trust anew', async () => {
  const folder = await ownFolder()
  const then = await chosen(folder, longAgo)
  const now = await chosen(folder)
  expect(now.authority).not.toBe(then.authority)
  expect(now.said).toMatch(/期限が来た.*authority\.[0-9A-F]+\.pem\n.*もう一度信頼して/)
})

test('[SE5] where mkcert has an authority with its key, that one issues; a change of authority is said', async () => {
  const folder = await ownFolder()
  const roots = await ownFolder()
  const authority = readAuthority(await makeAuthority(hosts, fixedNow), fixedNow)
  await writeFile(join(roots, 'server.pem'), await authority.issue(hosts))
  await writeFile(join(roots, 'rootCA.pem'), authority.certificate.toString())
  await mkcertIs(`if [ "$1" = -CAROOT ]; then echo '${roots}'; else cp '${roots}/server.pem' "$2"; fi`)
  const choose = async () => {
    const { authority: chose, said } = await chosen(folder)
    const tells = ['鍵がこの機械にない', 'もう一度信頼して'].map((words) => said.includes(words))
    return { own: chose !== authority.certificate.fingerprint256, tells }
  }
  expect(await choose()).toEqual({ own: true, tells: [true, false] })
  await writeFile(join(roots, 'rootCA-key.pem'), '')
  expect(await choose()).toEqual({ own: false, tells: [false, true] })
  expect(await choose()).toEqual({ own: false, tells: [false, false] })
  await rm(join(roots, 'rootCA-key.pem'))
  expect(await choose()).toEqual({ own: true, tells: [true, true] })
})

test('[SE5] an mkcert that hangs does not hold up the start for ever', async () => {
  await mkcertIs('exec sleep 300')
  expect((await chosen(await ownFolder())).said).toBe('')
})
