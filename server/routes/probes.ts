// GET /healthz and /readyz: for what watches the process from outside. A full disk or a wrong clock makes nobody turn away
// from a server that still answers, reads and dials. Rule RN3.
import type { Handler } from 'hono'
import type { RecordStorage } from '../storage/storage.ts'

export const alivePath = '/healthz'
export const readyPath = '/readyz'

/** The process answers. */
export function aliveRoute(): Handler {
  return (context) => context.json({ ok: true })
}

/** So does the database; else 500, as of every request. */
export function readyRoute({ storage }: { storage: RecordStorage }): Handler {
  return async (context) => {
    await storage.head()
    return context.json({ ok: true })
  }
}
