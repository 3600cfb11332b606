// How long a connection may take, and how many there may be: whoever sends a byte a minute, or opens thousands, holds up
// nobody for long. Rule SE9.
import type { ServerType } from '@hono/node-server'

/** `bodyMs`: a picture of 5 MiB over 70 kbit/s. `connections`: 500 phones with a stream and requests each, four times over. */
const limits = { headerMs: 20_000, bodyMs: 10 * 60_000, idleMs: 60_000, connections: 4000 }

/** What Node looks for overdue requests by, each so often; for `createServer`. */
export const checking = { connectionsCheckingInterval: 5000 }

/** Beyond it a connection is closed before anything is read of it. */
export function limitConnections(server: ServerType, given: Partial<typeof limits> = {}): void {
  const { headerMs, bodyMs, idleMs, connections } = { ...limits, ...given }
  server.maxConnections = connections
  if (!('headersTimeout' in server)) return
  server.headersTimeout = headerMs
  server.requestTimeout = bodyMs
  server.keepAliveTimeout = idleMs
}
