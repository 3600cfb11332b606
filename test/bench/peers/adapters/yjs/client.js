// Yjs: a map in memory, kept by y-indexeddb, in sync with Hocuspocus over a WebSocket.
import * as Y from 'yjs'
import { IndexeddbPersistence } from 'y-indexeddb'
import { HocuspocusProvider } from '@hocuspocus/provider'
import { makeDocs } from '../../docs.js'
let doc
let map
let idb
let prov
// y-indexeddb writes without a promise: a later readonly transaction on the same store ends after them
const flushed = () =>
  new Promise((resolve, reject) => {
    const r = idb.db.transaction(['updates'], 'readonly').objectStore('updates').count()
    r.onsuccess = () => resolve(r.result)
    r.onerror = () => reject(r.error)
  })
function connect() {
  if (prov) return Promise.resolve()
  return new Promise((resolve) => {
    prov = new HocuspocusProvider({
      url: location.origin.replace('http', 'ws') + '/',
      name: 'entries',
      document: doc,
      token: 'x',
      onSynced: () => resolve(),
    })
  })
}
export default {
  makeDocs,
  async open() {
    doc = new Y.Doc()
    map = doc.getMap('entries')
    idb = new IndexeddbPersistence('y', doc)
    await idb.whenSynced
  },
  async seed(docs) {
    doc.transact(() => {
      for (const { id, ...d } of docs) map.set(id, d)
    })
    await flushed()
  },
  count: () => map.size,
  async push() {
    await connect()
    for (let i = 0; i < 6000 && prov.hasUnsyncedChanges; i++) await new Promise((r) => setTimeout(r, 5))
  },
  async pull(n) {
    await connect()
    for (let i = 0; i < 6000 && map.size < n; i++) await new Promise((r) => setTimeout(r, 5))
    await flushed()
  },
  live: connect,
  change(ids, stamp) {
    doc.transact(() => {
      for (const id of ids) map.set(id, { ...map.get(id), updatedAt: stamp })
    })
  },
  arm(ids, stamp) {
    const left = new Set(ids)
    return new Promise((resolve) => {
      const f = (e) => {
        for (const k of e.keysChanged) if (map.get(k).updatedAt === stamp) left.delete(k)
        if (!left.size) {
          map.unobserve(f)
          resolve()
        }
      }
      map.observe(f)
    })
  },
  newest: (n) =>
    [...map.entries()]
      .toSorted((a, b) => b[1].at - a[1].at)
      .slice(0, n)
      .map(([id, d]) => ({ id, ...d })),
  poll: () => connect(),
  async close() {
    prov?.destroy()
    await idb.destroy()
  },
}
