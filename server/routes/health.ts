// GET /api/v2/health: the server answers, and its database with it. Says how far the record is and what is wrong with its
// keeping, nothing of what is in it. Rules BK2, BK6, SY27.
import type { Handler } from 'hono'
import { clockState } from '../clock.ts'
import type { RecordStorage } from '../storage/storage.ts'

type Health = { storage: RecordStorage; now: () => Date; lastBackupAt: () => string | null }

export function healthRoute({ storage, now, lastBackupAt }: Health): Handler {
  return async (context) => {
    const { position } = await storage.head()
    return context.json({
      ok: true,
      position,
      keeps: storage.keeps(),
      lastBackupAt: lastBackupAt(),
      clock: await clockState(storage, now()),
    })
  }
}
