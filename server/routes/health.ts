// GET /api/v2/health: the server answers, and its database with it. Says how far the record is and what is wrong with its
// keeping, nothing of what is in it. Rules BK2, BK6, SY27.
import type { Handler } from 'hono'
import type { Backups, Health } from '../../shared/sync/health.ts'
import { clockState } from '../clock.ts'
import type { RecordStorage } from '../storage/storage.ts'

type Asked = { storage: RecordStorage; now: () => Date; backups: () => Backups }

export function healthRoute({ storage, now, backups }: Asked): Handler {
  return async (context) => {
    const { position } = await storage.head()
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
