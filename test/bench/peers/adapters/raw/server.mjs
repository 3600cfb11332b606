// The floor: Hono + SQLite, one durable transaction per POST, NDJSON out, SSE poke.
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { getRequestListener } from '@hono/node-server'
import { openDocs } from '../../sqlite.mjs'

export async function make({ dir, onDurable }) {
  const store = openDocs(dir + '/raw.db')
  const app = new Hono()
  const pokes = new Map()
  app.post('/push', async (c) => {
    const docs = await c.req.json()
    const seq = store.putAll(docs)
    onDurable(store.count())
    const from = c.req.header('x-client')
    for (const [id, p] of pokes) if (id !== from) p(seq)
    return c.json({ seq })
  })
  app.get('/pull', (c) => {
    const rows = store.since(Number(c.req.query('since') || 0), Number(c.req.query('limit') || 1e9))
    if (!rows.length) return c.body(null, 204)
    let s = ''
    for (const r of rows) s += r.body + '\n'
    c.header('x-seq', String(rows[rows.length - 1].seq))
    return c.body(s)
  })
  app.get('/live', (c) =>
    streamSSE(c, async (s) => {
      let wake
      let last = 0
      let open = true
      const p = (seq) => {
        last = seq
        wake?.()
      }
      const id = c.req.query('client')
      pokes.set(id, p)
      s.onAbort(() => {
        open = false
        pokes.delete(id)
        wake?.()
      })
      await s.writeSSE({ data: 'hi' })
      for (let sent = 0; open;) {
        if (last > sent) {
          sent = last
          await s.writeSSE({ data: String(sent) })
        } else
          await new Promise((r) => {
            wake = r
          })
      }
    }),
  )
  return { handler: getRequestListener(app.fetch) }
}
