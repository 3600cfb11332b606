// The floor: Dexie, a record an entry, and fetch. No engine: no merge, no retry.
import Dexie from 'dexie'
import { makeDocs } from '../../docs.js'
let db
let cursor = 0
let source
const me = crypto.randomUUID().slice(0, 8)
const pending = new Map()
async function pullOnce() {
  const r = await fetch('/pull?since=' + cursor)
  if (r.status === 204) return 0
  const docs = (await r.text())
    .trimEnd()
    .split('\n')
    .map((s) => JSON.parse(s))
  await db.entries.bulkPut(docs)
  cursor = Number(r.headers.get('x-seq'))
  localStorage.cursor = cursor
  for (const d of docs) for (const w of pending.values()) w(d)
  return docs.length
}
const send = (docs) =>
  fetch('/push', {
    method: 'POST',
    body: JSON.stringify(docs),
    headers: { 'content-type': 'application/json', 'x-client': me },
  }).then((r) => {
    if (!r.ok) throw new Error('push ' + r.status)
    return r.json()
  })
export default {
  makeDocs,
  async open() {
    db = new Dexie('raw')
    db.version(1).stores({ entries: 'id, at' })
    await db.open()
    cursor = Number(localStorage.cursor || 0)
  },
  seed: (docs) => db.entries.bulkAdd(docs),
  count: () => db.entries.count(),
  async push() {
    const docs = await db.entries.toArray()
    let last
    for (let i = 0; i < docs.length; i += 500) last = await send(docs.slice(i, i + 500))
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
    const docs = await db.entries.bulkGet(ids)
    for (const d of docs) d.updatedAt = stamp
    await db.entries.bulkPut(docs)
    const { seq } = await send(docs)
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
  newest: (n) => db.entries.orderBy('at').reverse().limit(n).toArray(),
  poll: () => pullOnce(),
  async close() {
    source?.close()
    db.close()
  },
  floors: {
    // extra single-step numbers
    async post(batch, docs) {
      const t = performance.now()
      for (let i = 0; i < docs.length; i += batch) await send(docs.slice(i, i + batch))
      return performance.now() - t
    },
    async get() {
      const t = performance.now()
      const s = await (await fetch('/pull?since=0')).text()
      const n = s
        .trimEnd()
        .split('\n')
        .map((x) => JSON.parse(x)).length
      return { ms: performance.now() - t, n }
    },
    async bulk(docs) {
      const d = new Dexie('floor')
      d.version(1).stores({ entries: 'id, at' })
      await d.open()
      const a = performance.now()
      await d.entries.bulkAdd(docs)
      const b = performance.now()
      await d.entries.bulkPut(docs)
      const c = performance.now()
      await d.delete()
      const e = new Dexie('floor2', { chromeTransactionDurability: 'strict' })
      e.version(1).stores({ entries: 'id, at' })
      await e.open()
      const f = performance.now()
      await e.entries.bulkAdd(docs)
      const g = performance.now()
      await e.delete()
      const out = { dexie_bulkAdd: b - a, dexie_bulkPut: c - b, dexie_bulkAdd_strict: g - f }
      // bare IndexedDB: with an index on at, without one (ids already sort by time), and packed 500 to a record
      const bare = async (name, indexed, rows, key) => {
        const x = await new Promise((resolve, reject) => {
          const q = indexedDB.open(name, 1)
          q.onupgradeneeded = () => {
            const o = q.result.createObjectStore('s', { keyPath: key })
            if (indexed) o.createIndex('at', 'at')
          }
          q.onsuccess = () => resolve(q.result)
          q.onerror = () => reject(q.error)
        })
        const t = performance.now()
        await new Promise((resolve, reject) => {
          const tx = x.transaction('s', 'readwrite', { durability: 'relaxed' })
          const o = tx.objectStore('s')
          for (const r of rows) o.put(r)
          tx.oncomplete = resolve
          tx.onerror = () => reject(tx.error)
          tx.commit()
        })
        const ms = performance.now() - t
        const u = performance.now()
        await new Promise((resolve, reject) => {
          const q = x.transaction('s').objectStore('s').getAll()
          q.onsuccess = () => resolve(q.result)
          q.onerror = () => reject(q.error)
        })
        const read = performance.now() - u
        x.close()
        indexedDB.deleteDatabase(name)
        return [ms, read]
      }
      ;[out.idb_put_index, out.idb_getAll] = await bare('f1', true, docs, 'id')
      ;[out.idb_put_noindex] = await bare('f2', false, docs, 'id')
      const pages = []
      for (let i = 0; i < docs.length; i += 500) pages.push({ p: docs[i].id, rows: docs.slice(i, i + 500) })
      ;[out.idb_put_pages500, out.idb_getAll_pages500] = await bare('f3', false, pages, 'p')
      const h = performance.now()
      const text = pages.map((x) => ({ p: x.p, json: JSON.stringify(x.rows) }))
      out.json_stringify = performance.now() - h
      ;[out.idb_put_json_pages500, out.idb_getAll_json_pages500] = await bare('f4', false, text, 'p')
      return out
    },
    async gzip(docs) {
      const b = new Blob([docs.map((d) => JSON.stringify(d)).join('\n')])
      const t = performance.now()
      const z = await new Response(b.stream().pipeThrough(new CompressionStream('gzip'))).blob()
      const u = performance.now()
      await new Response(z.stream().pipeThrough(new DecompressionStream('gzip'))).text()
      return { bytes: z.size, zip_ms: u - t, unzip_ms: performance.now() - u }
    },
  },
}
