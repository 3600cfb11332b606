// One start for both ways to serve: `npm start` behind a proxy or on this machine, `npm run phone` to the LAN.
// Rules SY4, AU3.
import { once } from 'node:events'
import { createServer } from 'node:https'
import { fileURLToPath } from 'node:url'
import { serve, type ServerType } from '@hono/node-server'
import { pino } from 'pino'
import { offices } from '#plan'
import { createApp } from './app.ts'
import { clockState, clockWarning } from './clock.ts'
import { backupState, keepBackups } from './copies/schedule.ts'
import { checking, limitConnections } from './guard/connections.ts'
import { offerFirstCode } from './identity/first-code.ts'
import { type ServedTown, stop } from './open.ts'
import { createLiveFeed } from './routes/live-feed.ts'
import { isBuilt } from './routes/pages.ts'

/** Requests under way when the server is told to stop get this long to end. */
const closingMs = 5000
const closingStepMs = 50

type Start = {
  /** People reach it by https. */
  secureCookies: boolean
  /** Certificate and key in one PEM text: then it speaks https itself. */
  pem?: string
}

export type Started = {
  port: number
  /** The last word of a start: the first administrator's code, or how to invite. */
  offerCode: (print: (line: string) => void) => void
}

/** Serves the town until a signal ends it; where it can't listen, it says so and ends the process with 1. */
export async function startServer(town: ServedTown, { secureCookies, pem }: Start): Promise<Started> {
  const { environment, storage, seal, access, release } = town
  // To stderr, so that what the operator reads on stdout stays readable.
  const log = pino({}, pino.destination({ dest: 2, sync: true }))
  const now = () => new Date()
  const feed = createLiveFeed()
  const assets = fileURLToPath(new URL('../dist', import.meta.url))
  const since = now()
  const backups = () => backupState(environment, since, now())
  const { sessionDays, quota, trustedProxies, names } = environment
  const means = { storage, access, now, seal, offices, log, feed, backups }
  const may = { sessionDays, quota, trustedProxies, names }
  const app = createApp({ ...means, ...may, secureCookies, assets })
  const listen = { hostname: environment.host, port: environment.port }
  const tls = { createServer, serverOptions: { ...checking, cert: pem, key: pem } }
  const server = serve({
    fetch: app.fetch,
    ...listen,
    ...(pem === undefined ? { serverOptions: checking } : tls),
  })
  limitConnections(server)
  const port = await listening(server, environment.host, environment.port)
  if (!isBuilt(assets)) console.log('画面がまだ作られていません: npm run build')
  const warning = clockWarning(await clockState(storage, now()))
  if (warning !== null) process.stderr.write(`${warning}\n`)
  keepBackups(town, log)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, close)
  const report = (error: unknown) => log.error({ err: error }, 'no enrolment code')
  return {
    port,
    offerCode: (print) => void offerFirstCode({ ...town, now, print, report }).catch(report),
  }

  function close(): void {
    feed.close()
    if ('closeAllConnections' in server) {
      // A connection whose last answer just ended would be kept alive for seconds more.
      setInterval(() => server.closeIdleConnections(), closingStepMs).unref()
      setTimeout(() => server.closeAllConnections(), closingMs).unref()
    }
    server.close(() => {
      release().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
}

/** The port it listens on, once it does; where it can't, a line and the end. */
export async function listening(server: ServerType, host: string, port: number): Promise<number> {
  try {
    await once(server, 'listening')
  } catch (error) {
    return stop([`${host} の ${port} 番で待ち受けられません (${String(error)})`])
  }
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}
