// One start for both ways to serve: `npm start` behind a proxy or on this machine, `npm run phone` to the LAN.
// Rules SY4, AU3.
import { once } from 'node:events'
import { createServer } from 'node:https'
import { fileURLToPath } from 'node:url'
import { serve, type ServerType } from '@hono/node-server'
import { digest, offices } from '#plan'
import { createApp } from './app.ts'
import { clockState, clockWarning } from './clock.ts'
import { backupState, keepBackups, retentionNow } from './copies/schedule.ts'
import { checking, limitConnections } from './guard/connections.ts'
import { healthOf, type Standing } from './health.ts'
import { offerFirstCode } from './identity/first-code.ts'
import { openLog } from './log.ts'
import type { Environment } from './environment.ts'
import { type ServedTown, stop } from './open.ts'
import { ownUrl } from './own-url.ts'
import { createLiveFeed, type LiveFeed } from './routes/live-feed.ts'
import { isBuilt } from './routes/pages.ts'
import { versionOf } from './version.ts'
import { isBuiltFor } from './plan/built.ts'
import { lostPasskeys, openRoads } from './warnings.ts'

/** A proxy hears twice meanwhile that this process is ready no more, and brings it nothing new. */
const leavingMs = 1500
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
  const { environment, seal, access, release } = town
  const log = openLog(environment.logLevel)
  const now = () => new Date()
  const feed = createLiveFeed()
  town.storage.listen({ head: feed.announce, ended: feed.end })
  const assets = fileURLToPath(new URL('../dist', import.meta.url))
  if (!isBuiltFor(digest, assets))
    stop(['アプリは別の計画書で作られています。npm run build をやり直してから起動してください。'])
  const since = now()
  const backups = () => backupState(environment, since, now())
  const { sessionDays, quota, trustedProxies, names, dataDirectory, databaseUrl } = environment
  const folder = databaseUrl === null ? dataDirectory : null
  const retention: Standing['retention'] = (head, coveredTo) => retentionNow(environment, head, coveredTo)
  const standing = { storage: town.storage, now, backups, retention, version: versionOf(assets), folder }
  const { storage, refused } = await measured(standing, feed, environment)
  const toTerminal = (line: string) => console.log(line)
  const means = { ...standing, storage, refused, access, seal, offices, log, feed, print: toTerminal }
  const may = { sessionDays, quota, trustedProxies, names }
  let isEnding = false
  const app = createApp({ ...means, ...may, secureCookies, assets, isEnding: () => isEnding })
  const listen = { hostname: environment.host, port: environment.port }
  const tls = { createServer, serverOptions: { ...checking, cert: pem, key: pem } }
  const server = serve({
    fetch: app.fetch,
    ...listen,
    ...(pem === undefined ? { serverOptions: checking } : tls),
  })
  limitConnections(server, trustedProxies)
  const port = await listening(server, environment.host, environment.port)
  if (!isBuilt(assets)) console.log('画面がまだ作られていません: npm run build')
  const warnings = [
    clockWarning(await clockState(storage, now)) ?? [],
    openRoads({ ...environment, isSecure: pem !== undefined }),
    await lostPasskeys(storage, names),
  ].flat()
  for (const warning of warnings) process.stderr.write(`${warning}\n`)
  keepBackups(town, log)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, leave)
  const report = (error: unknown) => log.error({ err: error }, 'no enrolment code')
  return {
    port,
    offerCode: (print) => void offerFirstCode({ ...town, now, print, report }).catch(report),
  }

  function leave(): void {
    isEnding = true
    setTimeout(close, trustedProxies.length > 0 ? leavingMs : 0)
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

/** Where METRICS names an address: what is kept and refused is counted, and told there. */
async function measured(
  standing: Standing & Pick<ServedTown, 'storage'>,
  feed: LiveFeed,
  { metrics }: Environment,
) {
  const { storage } = standing
  if (metrics === null) return { storage, refused: () => {} }
  const { createMeters } = await import('./metrics/meters.ts')
  const { countedStorage } = await import('./metrics/counted-storage.ts')
  const meters = createMeters(() => healthOf(standing), feed.count)
  const server = serve({
    fetch: meters.fetch,
    hostname: metrics.host,
    port: metrics.port,
    serverOptions: checking,
  })
  limitConnections(server, [])
  console.log(
    `監視: ${ownUrl('http', metrics.host, await listening(server, metrics.host, metrics.port))}/metrics`,
  )
  return {
    storage: countedStorage(storage, meters),
    refused: (reason: string) => meters.refused.inc({ reason }),
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
