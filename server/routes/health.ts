// GET /api/v2/health: the server answers, and its database with it. Says how far the record is, nothing of what is in it.
import type { Handler } from 'hono'
import type { RecordStorage } from '../storage/storage.ts'

export function healthRoute(storage: RecordStorage): Handler {
  return async (context) => {
    const { position } = await storage.head()
    return context.json({ ok: true, position })
  }
}
