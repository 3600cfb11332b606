// PouchDB, with either of its adapters for IndexedDB.
import PouchDB from 'pouchdb-entry'
import { makeDocs } from '../../docs.js'
let db
let sync
const remote = () => new PouchDB(location.origin + '/db/entries')
const opts = { batch_size: 500, batches_limit: 10 }
export default {
  makeDocs,
  async open() {
    db = new PouchDB('entries', { adapter: POUCH_ADAPTER })
    await db.info()
  },
  async seed(docs) {
    const r = await db.bulkDocs(docs.map(({ id, ...d }) => ({ _id: id, ...d })))
    if (r.some((x) => x.error)) throw new Error('seed')
  },
  count: async () => (await db.info()).doc_count,
  async push() {
    await db.replicate.to(remote(), opts)
  },
  async pull() {
    await db.replicate.from(remote(), opts)
  },
  async live() {
    sync = db.sync(remote(), { ...opts, live: true, retry: true })
    await new Promise((resolve) => sync.once('paused', resolve))
  },
  async change(ids, stamp) {
    const r = await db.allDocs({ keys: ids, include_docs: true })
    await db.bulkDocs(r.rows.map((x) => ({ ...x.doc, updatedAt: stamp })))
  },
  arm(ids, stamp) {
    const left = new Set(ids)
    return new Promise((resolve) => {
      const ch = db.changes({ live: true, since: 'now', include_docs: true })
      ch.on('change', (c) => {
        if (c.doc.updatedAt === stamp) {
          left.delete(c.id)
          if (!left.size) {
            ch.cancel()
            resolve()
          }
        }
      })
    })
  },
  newest: async (n) =>
    (await db.allDocs({ descending: true, limit: n, include_docs: true })).rows.map((r) => r.doc),
  poll: async () => {
    await db.sync(remote(), opts)
  },
  async close() {
    sync?.cancel()
    await db.close()
  },
}
