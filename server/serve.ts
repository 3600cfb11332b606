// Serves the town until it is told to stop. Rules SY4, AU3.
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { pino } from 'pino'
import { offices } from '../shared/plan/offices.ts'
import { createApp } from './app.ts'
import { offerFirstCode } from './identity/first-code.ts'
import { openTown, stop } from './open.ts'
import { createLiveFeed } from './routes/live-feed.ts'
import { isBuilt } from './routes/pages.ts'

/** Requests under way when the server is told to stop get this long to end. */
const closingMs = 5000
const closingStepMs = 50

const { environment, storage, seal } = await openTown()
const { host, port, publicUrl } = environment
// To stderr, so that what the operator reads on stdout stays readable.
const log = pino({}, pino.destination({ dest: 2, sync: true }))
const now = () => new Date()
const feed = createLiveFeed()
const assets = fileURLToPath(new URL('../dist', import.meta.url))
const secureCookies = publicUrl?.startsWith('https:') ?? false
const app = createApp({ storage, now, seal, secureCookies, offices, assets, log, feed })

const report = (error: unknown) => log.error({ err: error }, 'no enrolment code')

const server = serve({ fetch: app.fetch, hostname: host, port }, (address) => {
  if (!isBuilt(assets)) console.log('画面がまだ作られていません: npm run build')
  console.log(`開く: ${publicUrl ?? localUrl(address.port)}`)
  offerFirstCode({ storage, seal, now, print: console.log, report }).catch(report)
})
server.once('error', (error) => stop([`${host} の ${port} 番で待ち受けられません (${error.message})`]))
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, close)

function localUrl(actualPort: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${actualPort}`
}

function close(): void {
  feed.close()
  if ('closeAllConnections' in server) {
    // A connection whose last answer just ended would be kept alive for seconds more.
    setInterval(() => server.closeIdleConnections(), closingStepMs).unref()
    setTimeout(() => server.closeAllConnections(), closingMs).unref()
  }
  server.close(() => {
    storage.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  })
}
