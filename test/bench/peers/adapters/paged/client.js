// A second floor: the same server and wire as raw, but the client keeps 500 entries to an IndexedDB record
// as NDJSON text, with single changed entries in a small overlay store. Not an engine: no merge, no compaction.
import Dexie from 'dexie'
import { makeDocs } from '../../docs.js'
let db
let cursor = 0
let source
const me = crypto.randomUUID().slice(0, 8)
const pending = new Map()
const PAGE = 500
const parse = (p) => p.body.split('\n').map((s) => JSON.parse(s))
function toPages(lines) {
  const out = []
  for (let i = 0; i < lines.length; i += PAGE) {
    const part = lines.slice(i, i + PAGE)
    out.push({ first: JSON.parse(part[0]).id, n: part.length, body: part.join('\n') })
  }
  return out
}
async function pullOnce() {
  const r = await fetch('/pull?since=' + cursor)
  if (r.status === 204) return 0
  const lines = (await r.text()).trimEnd().split('\n')
  const fresh = cursor === 0 || lines.length >= PAGE
  const docs = fresh ? [] : lines.map((s) => JSON.parse(s))
  await (fresh ? db.pages.bulkPut(toPages(lines)) : db.hot.bulkPut(docs))
  cursor = Number(r.headers.get('x-seq'))
  localStorage.cursor = cursor
  for (const d of docs) for (const w of pending.values()) w(d)
  return lines.length
}
const send = (body) =>
  fetch('/push', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'x-client': me },
  }).then((r) => {
    if (!r.ok) throw new Error('push ' + r.status)
    return r.json()
  })
export default {
  makeDocs,
  async open() {
    db = new Dexie('paged')
    db.version(1).stores({ pages: 'first', hot: 'id, at' })
    await db.open()
    cursor = Number(localStorage.cursor || 0)
  },
  seed: (docs) => db.pages.bulkAdd(toPages(docs.map((d) => JSON.stringify(d)))),
  async count() {
    let n = 0
    await db.pages.each((p) => {
      n += p.n
    })
    return n
  },
  async push() {
    let last
    for (const p of await db.pages.toArray()) last = await send('[' + p.body.replaceAll('\n', ',') + ']')
    cursor = last.seq
    localStorage.cursor = cursor
  },
  pull: async () => void (await pullOnce()),
  async live() {
    source = new EventSource('/live?client=' + me)
    let busy = false
    let again = false
    const go = async () => {
      if (busy) {
        again = true
        return
      }
      busy = true
      do {
        again = false
        await pullOnce()
      } while (again)
      busy = false
    }
    await new Promise((resolve) => {
      source.onmessage = (e) => {
        if (e.data === 'hi') resolve()
        else if (Number(e.data) > cursor) go()
      }
    })
  },
  async change(ids, stamp) {
    const docs = []
    for (const id of ids) {
      const d =
        (await db.hot.get(id)) ||
        parse(await db.pages.where('first').belowOrEqual(id).last()).find((x) => x.id === id)
      d.updatedAt = stamp
      docs.push(d)
    }
    await db.hot.bulkPut(docs)
    const { seq } = await send(JSON.stringify(docs))
    if (seq === cursor + docs.length) {
      cursor = seq
      localStorage.cursor = seq
    }
  },
  arm(ids, stamp) {
    const left = new Set(ids)
    return new Promise((resolve) =>
      pending.set(stamp, (d) => {
        if (d.updatedAt === stamp) {
          left.delete(d.id)
          if (!left.size) {
            pending.delete(stamp)
            resolve()
          }
        }
      }),
    )
  },
  async newest(n) {
    const [hot, top] = await Promise.all([
      db.hot.orderBy('at').reverse().limit(n).toArray(),
      db.pages
        .orderBy('first')
        .reverse()
        .limit(1 + Math.ceil(n / PAGE))
        .toArray(),
    ])
    const seen = new Map(hot.map((d) => [d.id, d]))
    for (const p of top) {
      if (seen.size >= n + hot.length) break
      for (const d of parse(p)) if (!seen.has(d.id)) seen.set(d.id, d)
    }
    return [...seen.values()].toSorted((a, b) => b.at - a.at).slice(0, n)
  },
  poll: () => pullOnce(),
  async close() {
    source?.close()
    db.close()
  },
}
