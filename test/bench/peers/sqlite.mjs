// One row a document, one durable transaction a batch: WAL with synchronous=FULL (fsync on every commit).
import Database from 'libsql'
export function openDocs(file) {
  const db = new Database(file)
  db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;')
  db.exec(
    'CREATE TABLE IF NOT EXISTS doc(id TEXT PRIMARY KEY, seq INTEGER NOT NULL, body TEXT NOT NULL) WITHOUT ROWID; CREATE UNIQUE INDEX IF NOT EXISTS doc_seq ON doc(seq)',
  )
  const put = db.prepare(
    'INSERT INTO doc(id,seq,body) VALUES(?,?,?) ON CONFLICT(id) DO UPDATE SET seq=excluded.seq, body=excluded.body',
  )
  const get = db.prepare('SELECT body FROM doc WHERE id=?')
  const since = db.prepare('SELECT seq, body FROM doc WHERE seq>? ORDER BY seq LIMIT ?')
  const total = db.prepare('SELECT count(*) n, coalesce(max(seq),0) s FROM doc')
  let { s: seq } = total.get()
  return {
    db,
    get: (id) => {
      const r = get.get(id)
      return r ? JSON.parse(r.body) : undefined
    },
    since: (s, limit) => since.all(s, limit),
    count: () => total.get().n,
    putAll(docs) {
      db.exec('BEGIN IMMEDIATE')
      try {
        for (const d of docs) put.run(d.id, ++seq, JSON.stringify(d))
        db.exec('COMMIT')
      } catch (e) {
        db.exec('ROLLBACK')
        throw e
      }
      return seq
    },
  }
}
