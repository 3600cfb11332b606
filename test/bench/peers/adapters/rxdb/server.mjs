// RxDB custom HTTP replication handlers, as its guide describes, over the same SQLite table as the floor.
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { getRequestListener } from '@hono/node-server'
import { openDocs } from '../../sqlite.mjs'

export async function make({ dir, onDurable }) {
  const store = openDocs(dir + '/rx.db')
  const app = new Hono()
  const subs = new Set()
  app.post('/push', async (c) => {
    const rows = await c.req.json()
    const conflicts = []
    const write = []
    for (const { newDocumentState: d, assumedMasterState: a } of rows) {
      const real = store.get(d.id)
      if ((real && !a) || (real && a && real.updatedAt !== a.updatedAt))
        conflicts.push({ ...real, _deleted: false })
      else write.push(d)
    }
    if (write.length) {
      const seq = store.putAll(write)
      onDurable(store.count())
      for (const s of subs) s({ documents: write, checkpoint: { seq } })
    }
    return c.json(conflicts)
  })
  app.get('/pull', (c) => {
    const since = Number(c.req.query('seq') || 0)
    const rows = store.since(since, Number(c.req.query('limit')))
    const seq = rows.length ? rows[rows.length - 1].seq : since
    return c.body(
      '{"checkpoint":{"seq":' + seq + '},"documents":[' + rows.map((r) => r.body).join(',') + ']}',
      200,
      { 'content-type': 'application/json' },
    )
  })
  app.get('/live', (c) =>
    streamSSE(c, async (s) => {
      const q = []
      let wake
      let open = true
      const p = (m) => {
        q.push(m)
        wake?.()
      }
      subs.add(p)
      s.onAbort(() => {
        open = false
        subs.delete(p)
        wake?.()
      })
      await s.writeSSE({ data: 'hi' })
      while (open) {
        if (q.length) await s.writeSSE({ data: JSON.stringify(q.shift()) })
        else
          await new Promise((r) => {
            wake = r
          })
      }
    }),
  )
  return { handler: getRequestListener(app.fetch) }
}
