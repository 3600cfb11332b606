// Serves the town to the phones of the same network by https: `npm run phone`. A plain http port beside it hands out
// the certificate they are to trust, nothing else. Rules SE5, SE6.
import './node-version.ts'
import { serve } from '@hono/node-server'
import { renderUnicodeCompact } from 'uqr'
import { type Authority, commonName } from './certificate/authority.ts'
import { chosenCertificate } from './certificate/chosen.ts'
import { lanAddress } from './certificate/lan-address.ts'
import { trustPage } from './certificate/trust-page.ts'
import { isOwnMachine } from '../shared/sync/own-machine.ts'
import { openServedTown, stop } from './open.ts'
import { isEverywhere, ownUrl } from './own-url.ts'
import { listening, startServer } from './start.ts'

const noAddress = '庁内の回線のアドレスが見つかりません。HOST にこの機械のアドレスを指定してください'
/** Modules of white around a code; a camera asks for some. */
const quietZone = 2
/** Half a fingerprint: no terminal is too narrow for it. */
const pairsInLine = 16
const blackOnWhite = (line: string) => `\u001B[97;40m${line}\u001B[0m`

const town = await openServedTown({ HOST: '0.0.0.0', PORT: '8443' })
const { host, publicUrl, certificatePort, certificateFolder } = town.environment
const address = isEverywhere(host) ? (lanAddress() ?? stop([noAddress])) : host
const { authority, pem } = await certificates()
const { port, offerCode } = await startServer(town, { secureCookies: true, pem })
const url = publicUrl ?? ownUrl('https', address, port)
await offerCertificate(authority)
show(`2. 開く: ${url}`, url)
offerCode((line) => console.log(`3. ${line}`))

async function certificates() {
  const named = publicUrl === null ? [] : [new URL(publicUrl).hostname]
  const hosts = [...new Set([...named, address, 'localhost', '127.0.0.1'])]
  try {
    const chosen = await chosenCertificate(certificateFolder, hosts, new Date())
    if (!chosen.ok) return stop(chosen.said)
    for (const line of chosen.said) console.log(line)
    return chosen
  } catch (error) {
    return stop([`証明書を作れません: ${certificateFolder}`, String(error)])
  }
}

async function offerCertificate({ certificate }: Authority): Promise<void> {
  const { fetch } = trustPage(certificate, url)
  const server = serve({ fetch, hostname: host, port: certificatePort })
  const trustUrl = `${ownUrl('http', address, await listening(server, host, certificatePort))}/`
  show(`1. 証明書を信頼する(初回だけ): ${trustUrl}`, trustUrl)
  console.log(`   証明書の名前: ${commonName(certificate)}`)
  console.log('   指紋(SHA-256。携帯電話に出る指紋がこれと同じことを確かめてから信頼する):')
  const pairs = certificate.fingerprint256.split(':')
  for (const half of [pairs.slice(0, pairsInLine), pairs.slice(pairsInLine)])
    console.log(`     ${half.join(':')}`)
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
