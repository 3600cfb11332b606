// express-pouchdb over leveldown. LevelDB batches are not synced by default; here every batch
// is forced to sync:true so an acknowledgement is durable (set POUCH_NOSYNC=1 for as-shipped).
import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)
const express = require('express')
const PouchDB = require('pouchdb')
const expressPouch = require('express-pouchdb')

export async function make({ dir, onDurable }) {
  if (!process.env.POUCH_NOSYNC) {
    const leveldown = require('leveldown')
    const b = leveldown.prototype._batch
    leveldown.prototype._batch = function (ops, opts, cb) {
      return b.call(this, ops, { ...opts, sync: true }, cb)
    }
  }
  const P = PouchDB.defaults({ prefix: dir + '/' })
  const app = express()
  app.use('/db', expressPouch(P, { mode: 'minimumForPouchDB', overrideMode: { exclude: [] } }))
  const db = new P('entries')
  await db.info()
  app.disable('x-powered-by')
  return {
    handler(req, res) {
      if (req.method === 'POST' && req.url.includes('_bulk_docs')) {
        res.on('finish', () => db.info().then((i) => onDurable(i.doc_count)))
      }
      app(req, res)
    },
  }
}
