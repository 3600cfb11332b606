// Serves the town on this machine, or behind a proxy.
import { howToInvite } from './identity/first-code.ts'
import { openServedTown } from './open.ts'
import { isEverywhere, ownUrl } from './own-url.ts'
import { startServer } from './start.ts'

const town = await openServedTown()
const { host, publicUrl } = town.environment
const { port, offerCode } = await startServer(town, {
  secureCookies: publicUrl?.startsWith('https:') ?? false,
})
console.log(`開く: ${publicUrl ?? ownUrl('http', isEverywhere(host) ? 'localhost' : host, port)}`)
offerCode((line) => {
  console.log(line)
  if (line !== howToInvite) console.log('次に: 開いた画面の「この端末」で、このコードを入れてください')
})
