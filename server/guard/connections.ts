// How long a connection may take, and how many there may be: whoever sends a byte a minute, or opens thousands, holds up
// nobody for long. Rule SE9.
import type { Socket } from 'node:net'
import type { ServerType } from '@hono/node-server'
import { isIn, listOf, plainAddress } from './client-address.ts'

/**
 * `bodyMs`: a picture of 5 MiB over 70 kbit/s. `connections`: 500 phones with a stream and requests each, four times over;
 * `ofAddress`: half of that, so that one that floods leaves the rest to the others.
 */
const limits = { headerMs: 20_000, bodyMs: 10 * 60_000, idleMs: 60_000, connections: 4000, ofAddress: 2000 }

/** What Node looks for overdue requests by, each so often; for `createServer`. */
export const checking = { connectionsCheckingInterval: 5000 }

/** Beyond it a connection is closed before anything is read of it. `proxies`: who brings everybody's, as they are named. */
export function limitConnections(
  server: ServerType,
  proxies: readonly string[] = [],
  given: Partial<typeof limits> = {},
): void {
  const { headerMs, bodyMs, idleMs, connections, ofAddress } = { ...limits, ...given }
  server.maxConnections = connections
  const named = listOf(proxies)
  const open = new Map<string, number>()
  server.on('connection', (socket: Socket) => {
    const address = plainAddress(socket.remoteAddress ?? '')
    const count = (open.get(address) ?? 0) + 1
    if (count > ofAddress && !isIn(named, address)) return socket.destroy()
    open.set(address, count)
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1
      if (left === 0) open.delete(address)
      else open.set(address, left)
    })
  })
  if (!('headersTimeout' in server)) return
  server.headersTimeout = headerMs
  server.requestTimeout = bodyMs
  server.keepAliveTimeout = idleMs
}
