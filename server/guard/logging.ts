// A line of the log for each request. Rule SE3.
import type { MiddlewareHandler } from 'hono'
import type { Logger } from 'pino'
import type { RequestRefusal } from '../../shared/sync/protocol.ts'
import type { WithSession } from '../identity/sessions.ts'

/** Method, path, status, milliseconds, from where: no body, no cookie, no name, and no page's path, which names an incident. */
export function logging(
  log: Logger,
  refused: (reason: RequestRefusal) => void,
): MiddlewareHandler<WithSession> {
  return async (context, next) => {
    const start = performance.now()
    await next()
    const { method, path } = context.req
    const { status } = context.res
    const ms = Math.round(performance.now() - start)
    const { address, refusal } = context.var
    if (refusal !== undefined) refused(refusal)
    log[status < 400 ? 'debug' : 'info']({ method, path: loggedPath(path), status, ms, address }, 'answered')
  }
}

export function loggedPath(path: string): string {
  return path.startsWith('/api/') ? path.slice(0, 100) : '/'
}
