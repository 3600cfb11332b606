// Hocuspocus with its database extension over SQLite (same statements as its SQLite extension), WAL, synchronous=FULL.
// debounce 0 to be generous: the default holds every store back 2 s (at most 10 s).
import Database from 'libsql'
import { Server } from '@hocuspocus/server'
import { Database as DbExtension } from '@hocuspocus/extension-database'

export async function make({ dir, onDurable }) {
  const db = new Database(dir + '/y.db')
  db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;')
  db.exec(
    'CREATE TABLE IF NOT EXISTS documents(name varchar(255) NOT NULL, data blob NOT NULL, UNIQUE(name))',
  )
  const get = db.prepare('SELECT data FROM documents WHERE name=?')
  const put = db.prepare(
    'INSERT INTO documents(name,data) VALUES(?,?) ON CONFLICT(name) DO UPDATE SET data=excluded.data',
  )
  const server = new Server({
    quiet: true,
    stopOnSignals: false,
    debounce: Number(process.env.HOC_DEBOUNCE || 0),
    maxDebounce: process.env.HOC_DEBOUNCE ? 10000 : 0,
    extensions: [
      new DbExtension({
        fetch: async ({ documentName }) => {
          const r = get.get(documentName)
          return r ? new Uint8Array(r.data) : null
        },
        store: async ({ documentName, state, document }) => {
          put.run(documentName, Buffer.from(state))
          onDurable(document.getMap('entries').size)
        },
      }),
    ],
  })
  const listeners = server.httpServer.listeners('upgrade')
  return {
    upgrade: (req, s, head) => {
      for (const l of listeners) l.call(server.httpServer, req, s, head)
    },
  }
}
