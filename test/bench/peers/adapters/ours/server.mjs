// Our own server: its Hono app over its SQLite storage, in this process, of the checkout PROJECT, on the Node it pins.
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
const root = process.env.PROJECT
const from = (path) => import(join(root, path))
export async function make({ dir, onDurable }) {
  const { createApp } = await from('server/app.ts')
  const { invite } = await from('server/identity/invitations.ts')
  const { createLiveFeed } = await from('server/routes/live-feed.ts')
  const { createSealKey } = await from('server/seal.ts')
  const { openSqlite } = await from('server/storage/sqlite.ts')
  const seal = createSealKey('5e'.repeat(32))
  const storage = await openSqlite(join(dir, 'record.sqlite'), seal)
  const counting = new Proxy(storage, {
    get(target, key) {
      if (key === 'append')
        return async (batch) => {
          const a = await target.append(batch)
          onDurable(a.head.position)
          return a
        }
      const v = target[key]
      return typeof v === 'function' ? v.bind(target) : v
    },
  })
  const app = createApp({
    // More lines than a device may bring in a day.
    quota: { lines: 1e9, bytes: 1e12 },
    storage: counting,
    seal,
    now: () => new Date(),
    feed: createLiveFeed(),
    secureCookies: false,
    offices: [{ id: 'responder', name: '緊急対策職員' }],
  })
  const listener = getRequestListener(app.fetch)
  return {
    handler: async (request, response) => {
      if (request.url !== '/code') return listener(request, response)
      response.end(
        await invite(
          storage,
          seal,
          { name: '宿直 甲', office: 'responder', administrator: false },
          new Date(),
        ),
      )
    },
  }
}
