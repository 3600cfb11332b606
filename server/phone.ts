// Serves the town to the phones of the same network by https: `npm run phone`, with `--name` under a name, which passkeys need. A
// plain http port beside it hands out the certificate they are to trust, nothing else. Rules SE5, SE6.
import './node-version.ts'
import type { X509Certificate } from 'node:crypto'
import { parseArgs } from 'node:util'
import { serve } from '@hono/node-server'
import { renderUnicodeCompact } from 'uqr'
import { commonName } from './certificate/authority.ts'
import { chosenCertificate } from './certificate/chosen.ts'
import { lanAddress } from './certificate/lan-address.ts'
import { trustPage } from './certificate/trust-page.ts'
import { isOwnMachine } from '../shared/sync/own-machine.ts'
import { isName } from './setting-table.ts'
import { openServedTown, stop } from './open.ts'
import { isEverywhere, ownUrl } from './own-url.ts'
import { listening, startServer } from './start.ts'

const noAddress = '庁内の回線のアドレスが見つかりません。HOST にこの機械のアドレスを指定してください'
/** Modules of white around a code; a camera asks for some. */
const quietZone = 2
/** Half a fingerprint: no terminal is too narrow for it. */
const pairsInLine = 16
const blackOnWhite = (line: string) => `\u001B[97;40m${line}\u001B[0m`

const { ownName, isNewAsked } = readArguments()
const town = await openServedTown({ HOST: '0.0.0.0', PORT: '8443' })
const { host, publicUrl, certificatePort, certificateFolder, names } = town.environment
if (ownName !== null) names.push(ownName)
const address = isEverywhere(host) ? (lanAddress() ?? stop([noAddress])) : host
const { authority, pem, former } = await certificates()
const { port, offerCode } = await startServer(town, { secureCookies: true, pem })
const url = publicUrl ?? ownUrl('https', ownName ?? address, port)
await offerCertificate(authority.certificate, former)
show(`2. 開く: ${url}`, url)
offerCode((line) => console.log(`3. ${line}`))

async function certificates() {
  const hosts = [...new Set([...names, address, 'localhost', '127.0.0.1'])]
  try {
    const chosen = await chosenCertificate(certificateFolder, hosts, new Date(), isNewAsked)
    if (!chosen.ok) return stop(chosen.said)
    for (const line of chosen.said) console.log(line)
    return chosen
  } catch (error) {
    return stop([`証明書を作れません: ${certificateFolder}`, String(error)])
  }
}

async function offerCertificate(certificate: X509Certificate, toRemove: X509Certificate[]): Promise<void> {
  const { fetch } = trustPage(certificate, url, toRemove)
  const server = serve({ fetch, hostname: host, port: certificatePort })
  const trustUrl = `${ownUrl('http', address, await listening(server, host, certificatePort))}/`
  show(`1. 証明書を信頼する(初回だけ): ${trustUrl}`, trustUrl)
  console.log(`   証明書の名前: ${commonName(certificate)}`)
  console.log('   指紋(SHA-256。携帯電話に出る指紋がこれと同じことを確かめてから信頼する):')
  printFingerprint(certificate)
  for (const one of toRemove) {
    console.log(`   携帯電話から削除する証明書: ${commonName(one)}`)
    printFingerprint(one)
  }
}

function printFingerprint({ fingerprint256 }: X509Certificate): void {
  const pairs = fingerprint256.split(':')
  for (const half of [pairs.slice(0, pairsInLine), pairs.slice(pairsInLine)])
    console.log(`     ${half.join(':')}`)
}

function readArguments(): { ownName: string | null; isNewAsked: boolean } {
  const usage = ['使い方: npm run phone [-- --name この機械の名前(例 juki.local)] [--new-authority]']
  try {
    const options = { name: { type: 'string' }, 'new-authority': { type: 'boolean' } } as const
    const { name = null, 'new-authority': isNew = false } = parseArgs({ options }).values
    return name === null || isName(name) ? { ownName: name, isNewAsked: isNew } : stop(usage)
  } catch {
    return stop(usage)
  }
}

/**
 * A line, and its address as a QR code that is black on white whatever the terminal's colours; none of an address that
 * no phone can open.
 */
function show(line: string, target: string): void {
  console.log(line)
  if (isOwnMachine(new URL(target).hostname))
    return console.log('   このアドレスは、この機械でしか開けません')
  console.log(renderUnicodeCompact(target, { border: quietZone }).split('\n').map(blackOnWhite).join('\n'))
}
