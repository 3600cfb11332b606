// TinyBase: a mergeable store in memory, kept in IndexedDB, in sync over a WebSocket.
import { createMergeableStore } from 'tinybase'
import { createIndexedDbPersister } from 'tinybase/persisters/persister-indexed-db'
import { createWsSynchronizer } from 'tinybase/synchronizers/synchronizer-ws-client'
import { makeDocs } from '../../docs.js'
let store
let persister
let sync
async function connect() {
  if (sync) return
  const ws = new WebSocket(location.origin.replace('http', 'ws') + '/entries')
  sync = await createWsSynchronizer(store, ws, 60, undefined, undefined, (e) => console.error('tb sync', e))
  await sync.startSync()
}
export default {
  makeDocs,
  async open() {
    store = createMergeableStore(crypto.randomUUID().slice(0, 8))
    persister = createIndexedDbPersister(store, 'tb', undefined, (e) => console.error('tb idb', e))
    await persister.load()
  },
  async seed(docs) {
    store.transaction(() => {
      for (const { id, ...row } of docs) store.setRow('entries', id, row)
    })
    await persister.save()
  },
  count: () => store.getRowCount('entries'),
  push: connect, // no acknowledgement reaches the client: the driver waits for the server's own durable signal
  async pull(n) {
    await connect()
    for (let i = 0; i < 6000 && store.getRowCount('entries') < n; i++)
      await new Promise((r) => setTimeout(r, 10))
    await persister.save()
  },
  async live() {
    await connect()
    await persister.startAutoSave()
  },
  change(ids, stamp) {
    store.transaction(() => {
      for (const id of ids) store.setCell('entries', id, 'updatedAt', stamp)
    })
  },
  arm(ids, stamp) {
    const left = new Set(ids)
    return new Promise((resolve) => {
      const l = store.addCellListener('entries', null, 'updatedAt', (s, t, id, c, v) => {
        if (v === stamp) {
          left.delete(id)
          if (!left.size) {
            s.delListener(l)
            resolve()
          }
        }
      })
    })
  },
  newest: (n) =>
    store.getSortedRowIds('entries', 'at', true, 0, n).map((id) => ({ id, ...store.getRow('entries', id) })),
  poll: () => connect(),
  async close() {
    await sync?.destroy()
    await persister.destroy()
  },
}
