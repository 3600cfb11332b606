// GET /api/v2/health: the server answers, and its database with it. An enrolled device hears how far the record is and what
// is wrong with its keeping, nothing of what is in it. Rules SE2, BK2, BK6, SY27.
import type { Handler } from 'hono'
import type { Backups, Health } from '../../shared/sync/health.ts'
import { clockState } from '../clock.ts'
import { sessionOf } from '../identity/sessions.ts'
import type { EnrolmentStorage, RecordStorage } from '../storage/storage.ts'

type Asked = {
  storage: RecordStorage & EnrolmentStorage
  now: () => Date
  secureCookies: boolean
  backups: () => Backups
}

export function healthRoute({ storage, now, secureCookies, backups }: Asked): Handler {
  return async (context) => {
    const { position } = await storage.head()
    if ((await sessionOf(context, { storage, now, secureCookies })) === null)
      return context.json({ ok: true })
    const health: Health = {
      ok: true,
      position,
      keeps: storage.keeps(),
      ...backups(),
      clock: await clockState(storage, now()),
    }
    return context.json(health)
  }
}
