// A name for each request: in its answer, and in every line that the log has of it. A proxy of ours may have given one; from
// anybody else it is a claim. Rule RN2.
import { randomBytes } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import type { WithSession } from '../identity/sessions.ts'
import { withinRequest } from '../log.ts'
import { connectedBy, listOf } from './client-address.ts'

const header = 'X-Request-Id'
const wellFormed = /^[\w=-]{1,64}$/
/** Short: it goes with every answer over a slow line. */
const newId = () => randomBytes(9).toString('base64url')

/** `proxies`: whose name for a request is taken. */
export function nameRequests(proxies: readonly string[]): MiddlewareHandler<WithSession> {
  const named = listOf(proxies)
  return async (context, next) => {
    const said = connectedBy(context, named) ? context.req.header(header) : undefined
    const id = said !== undefined && wellFormed.test(said) ? said : newId()
    await withinRequest(id, next)
    context.header(header, id)
  }
}
