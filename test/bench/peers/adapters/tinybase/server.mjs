// TinyBase WsServer with its own SQLite persister (better-sqlite3 API, JSON mode: the whole store in one row).
// autoLoadIntervalSeconds is raised on purpose: at its default of 1 s the persister sees its own save, reloads it,
// and the server then sends the whole store to every client after every change (set TB_AUTOLOAD=1 for that).
import { WebSocketServer } from 'ws'
import Database from 'libsql'
import { createMergeableStore } from 'tinybase'
import { createWsServer } from 'tinybase/synchronizers/synchronizer-ws-server'
import { createBetterSqlite3Persister } from 'tinybase/persisters/persister-better-sqlite3'

export async function make({ dir, onDurable }) {
  const db = new Database(dir + '/tb.db')
  db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;')
  const wss = new WebSocketServer({ noServer: true })
  createWsServer(wss, () => {
    const store = createMergeableStore('server')
    const p = createBetterSqlite3Persister(
      store,
      db,
      { mode: 'json', storeTableName: 'tb', autoLoadIntervalSeconds: process.env.TB_AUTOLOAD ? 1 : 86400 },
      undefined,
      (e) => console.error('tb persist', e),
    )
    p.addStatusListener((_, s) => {
      if (s === 0) onDurable(store.getRowCount('entries'))
    })
    return p
  })
  return {
    upgrade: (req, s, head) => wss.handleUpgrade(req, s, head, (ws) => wss.emit('connection', ws, req)),
  }
}
