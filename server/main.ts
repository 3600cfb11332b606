// Starts the server: `npm start`.
import './node-version.ts'
import './small-memory.ts'
import { openTown } from './open.ts'
import { startServer } from './start.ts'

const town = await openTown()
const { host, publicUrl } = town.environment
const { port, offerCode } = await startServer(town, {
  secureCookies: publicUrl?.startsWith('https:') ?? false,
})
console.log(`開く: ${publicUrl ?? localUrl()}`)
offerCode()

function localUrl(): string {
  const reachable = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
}
