// POST /api/v2/settings/{operation}/confirmation: an administrator confirms a setting of the town, which takes effect by it. Behind
// `requireAdministrator` and `requireConfirmation`. Rules AU10, TR8.
import type { Handler } from 'hono'
import type { Logger } from 'pino'
import { Id } from '../../shared/incident/operation-fields.ts'
import type { SettingConfirmation } from '../../shared/sync/confirmations.ts'
import type { Noting } from '../access/noting.ts'
import type { WithSession } from '../identity/sessions.ts'
import type { RecordStorage } from '../storage/storage.ts'
import type { LiveFeed } from './live-feed.ts'
import { refuse } from './refusal.ts'

type Settings = { storage: RecordStorage; feed: LiveFeed; now: () => Date; log: Logger; noting: Noting }

export function settingRoute({ storage, feed, now, log, noting }: Settings): Handler<WithSession> {
  return async (context) => {
    const operation = Id.safeParse(context.req.param('operation'))
    if (!operation.success) return refuse(context, 'notFound')
    const { device } = context.var.session
    const said = { operation: operation.data, device, now: now().toISOString() }
    const confirmed = await storage.confirmSetting(said)
    if (confirmed === null) return refuse(context, 'notFound')
    if (confirmed.added > 0) feed.announce(confirmed.head)
    log.info({ device, operation: operation.data }, 'setting confirmed')
    await noting.note(context, [{ kind: 'settingConfirmed', what: `${confirmed.type} ${operation.data}` }])
    const answer: SettingConfirmation = { operation: operation.data }
    return context.json(answer)
  }
}
