// RxDB over its Dexie storage, replicating through handlers of its own over HTTP.
import { createRxDatabase } from 'rxdb/plugins/core'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { replicateRxCollection } from 'rxdb/plugins/replication'
import { Subject } from 'rxjs'
import { makeDocs } from '../../docs.js'
let db
let col
let rep
let source
const S = (max) => ({ type: 'string', maxLength: max })
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: S(40),
    incident: S(20),
    kind: S(20),
    at: { type: 'number', minimum: 0, maximum: 4e12, multipleOf: 1 },
    author: S(20),
    device: S(30),
    lat: { type: 'number' },
    lon: { type: 'number' },
    priority: { type: 'number' },
    text: { type: 'string' },
    updatedAt: { type: 'number' },
  },
  required: ['id', 'at', 'text', 'updatedAt'],
  indexes: ['at'],
}
const push = {
  batchSize: 500,
  handler: async (rows) =>
    (
      await fetch('/push', {
        method: 'POST',
        body: JSON.stringify(rows),
        headers: { 'content-type': 'application/json' },
      })
    ).json(),
}
const pull = {
  batchSize: 500,
  handler: async (cp, limit) => (await fetch('/pull?seq=' + (cp?.seq || 0) + '&limit=' + limit)).json(),
}
const replicate = (o, live) =>
  replicateRxCollection({
    collection: col,
    replicationIdentifier: 'r',
    deletedField: '_deleted',
    live,
    waitForLeadership: false,
    retryTime: 5000,
    autoStart: true,
    ...o,
  })
const once = async (o) => {
  const r = replicate(o, false)
  let err
  r.error$.subscribe((e) => {
    err = e
  })
  await r.awaitInitialReplication()
  if (err) throw err
  await r.cancel()
}
export default {
  makeDocs,
  async open() {
    db = await createRxDatabase({
      name: 'rx',
      storage: getRxStorageDexie(),
      multiInstance: false,
      eventReduce: true,
    })
    col = (await db.addCollections({ entries: { schema } })).entries
  },
  async seed(docs) {
    const r = await col.bulkInsert(docs)
    if (r.error.length) throw new Error('seed')
  },
  count: () => col.count().exec(),
  push: () => once({ push, pull }),
  pull: () => once({ push, pull }),
  async live() {
    const stream$ = new Subject()
    source = new EventSource('/live')
    await new Promise((resolve) => {
      source.onmessage = (e) => {
        if (e.data === 'hi') resolve()
        else stream$.next(JSON.parse(e.data))
      }
    })
    rep = replicate({ push, pull: { ...pull, stream$ } }, true)
    await rep.awaitInitialReplication()
    await rep.awaitInSync()
  },
  async change(ids, stamp) {
    const m = await col.findByIds(ids).exec()
    await col.bulkUpsert([...m.values()].map((d) => ({ ...d.toJSON(), updatedAt: stamp })))
  },
  arm(ids, stamp) {
    const left = new Set(ids)
    return new Promise((resolve) => {
      const sub = col.$.subscribe((e) => {
        if (e.documentData.updatedAt === stamp) {
          left.delete(e.documentId)
          if (!left.size) {
            sub.unsubscribe()
            resolve()
          }
        }
      })
    })
  },
  newest: async (n) => (await col.find({ sort: [{ at: 'desc' }], limit: n }).exec()).map((d) => d.toJSON()),
  poll: () => once({ push, pull }),
  async close() {
    source?.close()
    await rep?.cancel()
    await db.close()
  },
}
