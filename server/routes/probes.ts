// GET /healthz and /readyz: for what watches the process from outside. A full disk or a wrong clock makes nobody turn away
// from a server that still answers, reads and dials. Rule RN3.
import type { Handler } from 'hono'
import type { RecordStorage } from '../storage/storage.ts'
import { refuseForNow } from './refusal.ts'

export const alivePath = '/healthz'
export const readyPath = '/readyz'

/** The process answers. */
export function aliveRoute(): Handler {
  return (context) => context.json({ ok: true })
}

type Ready = { storage: RecordStorage; isEnding?: () => boolean }

/** So does the database, and it stays: a proxy turns to others before one that was told to stop is gone. */
export function readyRoute({ storage, isEnding }: Ready): Handler {
  return async (context) => {
    if (isEnding?.()) return refuseForNow(context)
    await storage.head()
    return context.json({ ok: true })
  }
}
