// The server as a function from requests to answers: what it needs comes in, so that tests give it a clock and a folder.
import { join } from 'node:path'
import { Hono, type MiddlewareHandler } from 'hono'
import { type Logger, pino } from 'pino'
import { accessPath } from '../shared/sync/access.ts'
import { attachmentPath, attachmentsPath } from '../shared/sync/attachments.ts'
import { devicesPath, invitationsPath, revocationPath } from '../shared/sync/devices.ts'
import {
  codeConfirmationsPath,
  confirmationCodesPath,
  settingConfirmationPath,
} from '../shared/sync/confirmations.ts'
import type { Backups } from '../shared/sync/health.ts'
import {
  confirmationOptionsPath,
  confirmationsPath,
  passkeyOptionsPath,
  passkeysPath,
} from '../shared/sync/passkeys.ts'
import { setAsidePath } from '../shared/sync/set-aside.ts'
import {
  enrolmentPath,
  headPath,
  healthPath,
  linesPath,
  livePath,
  pagesPath,
  type RequestRefusal,
  syncPath,
} from '../shared/sync/protocol.ts'
import type { AccessLog } from './access/access-log.ts'
import { noteInto } from './access/noting.ts'
import { findAddress } from './guard/client-address.ts'
import { loggedPath, logging } from './guard/logging.ts'
import { nameRequests } from './guard/request-id.ts'
import { pagePolicy, protecting } from './guard/documents.ts'
import { ownHosts, ownOrigin } from './guard/same-origin.ts'
import { countAttempts } from './identity/attempts.ts'
import { keepConfirmationCodes } from './identity/confirmation-codes.ts'
import { keepConfirmations } from './identity/confirmations.ts'
import { confirming, requireConfirmation } from './identity/confirming.ts'
import {
  requireAdministrator,
  requireEnrolment,
  requireSession,
  type WithSession,
} from './identity/sessions.ts'
import { accessPageRoute, toldRoute } from './routes/access.ts'
import { attachmentRoute, lackingAttachmentsRoute, putAttachmentRoute } from './routes/attachments.ts'
import type { Standing } from './health.ts'
import { openApiPath } from './openapi/office-routes.ts'
import { askCodeRoute, confirmByCodeRoute, shownCodesRoute } from './routes/confirmation-codes.ts'
import { devicesRoute, invitationRoute, revocationRoute } from './routes/devices.ts'
import { enrolmentRoute, type OfficeName } from './routes/enrolment.ts'
import { headRoute } from './routes/head.ts'
import { alivePath, aliveRoute, readyPath, readyRoute } from './routes/probes.ts'
import { healthRoute } from './routes/health.ts'
import { linesNamingRoute } from './routes/lines-naming.ts'
import { linePageRoute } from './routes/line-pages.ts'
import { liveRoute } from './routes/live.ts'
import { createLiveFeed, type LiveFeed } from './routes/live-feed.ts'
import { openApiRoute } from './routes/openapi.ts'
import { page, pages } from './routes/pages.ts'
import {
  confirmationOptionsRoute,
  confirmationRoute,
  passkeyOptionsRoute,
  passkeyRoute,
} from './routes/passkeys.ts'
import { refuse, refuseForNow } from './routes/refusal.ts'
import { setAsideLineRoute, setAsideListRoute, settleRoute } from './routes/set-aside.ts'
import { settingRoute } from './routes/settings.ts'
import { syncRoute } from './routes/sync.ts'
import type { SealKey } from './seal.ts'
import type { Amount } from './storage/amount.ts'
import type { Storage } from './storage/storage.ts'
import { Unavailable } from './storage/unavailable.ts'

export type AppOptions = {
  storage: Storage
  now: () => Date
  seal: SealKey
  /** The town is reached by https: `__Host-` cookies, and browsers are told to stay with it. */
  secureCookies: boolean
  offices: readonly OfficeName[]
  access: AccessLog
  /** How long a session lives at most. */
  sessionDays?: number
  /** By which the town is reached, beside this machine's own and any address. */
  names?: readonly string[]
  /** What a device may add in a day. */
  quota?: Amount
  /** Whose `X-Forwarded-For` counts. */
  trustedProxies?: readonly string[]
  /** Of the copies of the record. */
  backups?: () => Backups
  retention?: Standing['retention']
  version?: string
  /** Of the record, on whose disk there must be room; null: it is elsewhere. */
  folder?: string | null
  /** Hears why each request was refused. */
  refused?: (reason: RequestRefusal) => void
  /** The folder of the built app; without it only the API answers. */
  assets?: string
  log?: Logger
  /** A line on the server's terminal. */
  print?: (line: string) => void
  /** It was told to stop, and serves what comes meanwhile. */
  isEnding?: () => boolean
  /** Whoever closes the feed ends the live streams. */
  feed?: LiveFeed
}

const defaultSessionDays = 400
const defaultQuota: Amount = { lines: 50_000, bytes: 256 * 1024 * 1024 }
const noBackups: Backups = { lastBackupAt: null, backupLate: false, backupHours: 0 }

/** Mounts the routes. */
export function createApp(options: AppOptions): Hono<WithSession> {
  const { log = pino({ level: 'silent' }), feed = createLiveFeed(), backups = () => noBackups } = options
  const { sessionDays = defaultSessionDays, quota = defaultQuota } = options
  const {
    assets,
    secureCookies,
    version = '',
    folder = null,
    retention = () => undefined,
    refused = () => {},
    trustedProxies = [],
    print = () => {},
  } = options
  const noting = noteInto({ ...options, log })
  const confirmations = keepConfirmations()
  const isConfirmed = confirming({ ...options, confirmations })
  const confirmation = requireConfirmation(isConfirmed)
  const parts = {
    ...options,
    confirmations,
    codes: keepConfirmationCodes(),
    print,
    isConfirmed,
    sessionDays,
    quota,
    log,
    feed,
    backups,
    retention,
    version,
    folder,
    noting,
    attempts: countAttempts(),
  }
  const app = new Hono<WithSession>()
  app.use(findAddress(trustedProxies))
  app.use(nameRequests(trustedProxies))
  app.use(logging(log, refused))
  app.use('/api/*', noStore)
  app.use('/api/*', noting.refusals)
  app.use('/api/*', ownHosts(options.names ?? []))
  app.use('/api/*', ownOrigin(options.names ?? []))
  app.get(alivePath, noStore, aliveRoute())
  app.get(readyPath, noStore, readyRoute(parts))
  app.get(openApiPath, openApiRoute())
  app.post(enrolmentPath, enrolmentRoute(parts))
  const session = requireSession(parts)
  app.post(syncPath, session, syncRoute(parts))
  app.get(healthPath, session, requireEnrolment, healthRoute(parts))
  app.get(headPath, session, requireEnrolment, headRoute(parts))
  const linePage = `${pagesPath}/:number`
  app.get(linePage, session, requireEnrolment, linePageRoute(parts))
  const linesNaming = `${linesPath}/:id`
  app.get(linesNaming, session, requireEnrolment, linesNamingRoute(parts))
  app.get(livePath, session, requireEnrolment, liveRoute(parts))
  app.get(devicesPath, session, requireEnrolment, devicesRoute(parts))
  app.post(invitationsPath, session, requireEnrolment, requireAdministrator, invitationRoute(parts))
  const attachment = attachmentPath(':sha256')
  app.put(attachment, session, requireEnrolment, putAttachmentRoute(parts))
  app.get(attachment, session, requireEnrolment, attachmentRoute(parts))
  app.get(attachmentsPath, session, requireEnrolment, lackingAttachmentsRoute(parts))
  const revocation = revocationPath(':device')
  app.post(revocation, session, requireEnrolment, requireAdministrator, confirmation, revocationRoute(parts))
  const setting = settingConfirmationPath(':operation')
  app.post(setting, session, requireEnrolment, requireAdministrator, confirmation, settingRoute(parts))
  app.post(passkeyOptionsPath, session, requireEnrolment, requireAdministrator, passkeyOptionsRoute(parts))
  app.post(passkeysPath, session, requireEnrolment, requireAdministrator, confirmation, passkeyRoute(parts))
  app.post(confirmationOptionsPath, session, requireEnrolment, confirmationOptionsRoute(parts))
  app.post(confirmationsPath, session, requireEnrolment, confirmationRoute(parts))
  app.get(confirmationCodesPath, session, requireEnrolment, requireAdministrator, shownCodesRoute(parts))
  app.post(confirmationCodesPath, session, requireEnrolment, requireAdministrator, askCodeRoute(parts))
  app.post(codeConfirmationsPath, session, requireEnrolment, requireAdministrator, confirmByCodeRoute(parts))
  app.get(accessPath, session, requireEnrolment, requireAdministrator, accessPageRoute(parts))
  app.post(accessPath, session, requireEnrolment, toldRoute(parts))
  const oneAside = `${setAsidePath}/:number`
  app.get(setAsidePath, session, requireEnrolment, setAsideListRoute(parts))
  app.get(oneAside, session, requireEnrolment, setAsideLineRoute(parts))
  app.post(oneAside, session, requireEnrolment, confirmation, settleRoute(parts))
  allowOnly(app, {
    [alivePath]: 'GET',
    [readyPath]: 'GET',
    [healthPath]: 'GET',
    [openApiPath]: 'GET',
    [headPath]: 'GET',
    [linePage]: 'GET',
    [linesNaming]: 'GET',
    [livePath]: 'GET',
    [devicesPath]: 'GET',
    [setAsidePath]: 'GET',
    [attachment]: 'GET, PUT',
    [attachmentsPath]: 'GET',
  })
  allowOnly(app, {
    [enrolmentPath]: 'POST',
    [syncPath]: 'POST',
    [invitationsPath]: 'POST',
    [revocation]: 'POST',
    [setting]: 'POST',
    [passkeyOptionsPath]: 'POST',
    [passkeysPath]: 'POST',
    [confirmationOptionsPath]: 'POST',
    [confirmationsPath]: 'POST',
    [codeConfirmationsPath]: 'POST',
    [confirmationCodesPath]: 'GET, POST',
    [oneAside]: 'GET, POST',
    [accessPath]: 'GET, POST',
  })
  app.all('/api/*', (context) => refuse(context, 'notFound'))
  app.use(protecting(pagePolicy(join(assets ?? '', page)), secureCookies))
  if (assets !== undefined) app.route('/', pages(assets))
  app.notFound((context) => refuse(context, 'notFound'))
  app.onError((error, context) => {
    log.error({ err: error, method: context.req.method, path: loggedPath(context.req.path) }, 'failed')
    return error instanceof Unavailable ? refuseForNow(context) : refuse(context, 'internal')
  })
  return app
}

function allowOnly(app: Hono<WithSession>, methods: Record<string, string>): void {
  for (const [path, method] of Object.entries(methods)) {
    app.all(path, (context) => {
      context.header('Allow', method)
      return refuse(context, 'methodNotAllowed')
    })
  }
}

const noStore: MiddlewareHandler = async (context, next) => {
  await next()
  if (!context.res.headers.has('Cache-Control')) context.header('Cache-Control', 'no-store')
}
