// Our own phone: its record (Dexie, strict durability), its engine, its live hint. Entries become operations of
// 200 incidents; a change of ten entries is ten more operations, as the record says a change.
import { makeDocs } from '../../docs.js'
import { append, newId } from 'PROJECT/app/record/log/append.ts'
import { createPhone, meansOfBrowser } from 'PROJECT/app/record/log/phone.ts'
import { rowsIn } from 'PROJECT/app/record/log/rows.ts'
import { changeSelf, knownSelf } from 'PROJECT/app/record/log/self.ts'
import { genesis } from 'PROJECT/shared/sync/chain.ts'
import { sync } from 'PROJECT/app/sync/engine.ts'
import { enrolmentPath, livePath } from 'PROJECT/shared/sync/protocol.ts'
import { sealedCodec } from './aes-codec.js'
let source
let phone
const incidents = new Map()
const byDoc = new Map()
const subjectOf = (name) => {
  if (!incidents.has(name)) incidents.set(name, newId(phone))
  return incidents.get(name)
}
const fact = (d, stamp) => ({
  subject: subjectOf(d.incident),
  type: 'v1.measureStarted',
  at: new Date(d.at).toISOString(),
  body: { what: `${stamp} ${d.id} ${d.text}`.slice(0, 470), clause: '3-4' },
})
async function enrolled() {
  const self = await phone.withDatabase((db) => knownSelf(phone, db))
  if (self.enrolment) return
  const code = (await (await fetch('/code')).text()).replaceAll('-', '')
  const response = await fetch(enrolmentPath, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, device: self.device, deviceName: 'bench', secret: self.secret }),
  })
  const { record } = await response.json()
  await phone.withDatabase((db) =>
    changeSelf(phone, db, () => ({
      enrolment: { record, deviceName: 'bench', cursor: { ...genesis(record), generation: 1 } },
    })),
  )
}
const done = async (how) => {
  const r = await sync(phone, how)
  if (r !== 'done') throw new Error('sync ' + r)
}
const count = () =>
  phone.withDatabase(async (db) =>
    (await db.pages.toArray()).concat(await db.outbox.toArray()).reduce((n, { ids }) => n + ids.length, 0),
  )
const newestRows = async (n) => {
  const pages = []
  await phone.withDatabase(async (db) => {
    for (let to = Infinity; ;) {
      const some = await db.pages.where('to').below(to).reverse().limit(n).toArray()
      pages.push(...some)
      to = some.at(-1)?.to
      // Whatever stands behind that position is here.
      if (to === undefined || pages.flatMap((page) => page.positions).filter((at) => at > to).length >= n)
        return
    }
  })
  const rows = await rowsIn(phone.codec, { pages, parcels: [], asides: [] })
  return rows.toSorted((a, b) => b.receipt.position - a.receipt.position).slice(0, n)
}
export default {
  makeDocs,
  async open() {
    phone = createPhone({ ...meansOfBrowser(), ...(self.AES ? { codec: await sealedCodec() } : {}) })
    await phone.withDatabase((db) => db.self.count())
  },
  async seed(docs) {
    for (const d of docs) byDoc.set(d.id, d)
    // More than this at once nobody says: an append that takes too long is told as one that failed.
    for (let at = 0; at < docs.length; at += 10_000) {
      const some = docs.slice(at, at + 10_000)
      const a = await append(
        phone,
        some.map((d) => fact(d, d.updatedAt)),
      )
      if (!a.saved) throw new Error(a.problem)
    }
  },
  count,
  async push() {
    await enrolled()
    await done()
  },
  /** Answers after how many ms the newest fifty were here: they come first. */
  async pull() {
    await enrolled()
    const begunMs = performance.now()
    let shownMs
    const stop = phone.onChange(async ({ what }) => {
      if (what !== 'received' || shownMs !== undefined) return
      const rows = await newestRows(50)
      const { enrolment } = await phone.withDatabase((db) => knownSelf(phone, db))
      if (rows.length === 50 && rows[0].receipt.position === enrolment.cursor.position)
        shownMs ??= performance.now() - begunMs
    })
    await done()
    stop()
    return shownMs
  },
  async live() {
    source = new EventSource(livePath)
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
        await done({ isNews: true })
      } while (again)
      busy = false
    }
    await new Promise((resolve) =>
      source.addEventListener('head', () => {
        resolve()
        void go()
      }),
    )
  },
  async change(ids, stamp) {
    const a = await append(
      phone,
      ids.map((id) => fact(byDoc.get(id), stamp)),
    )
    if (!a.saved) throw new Error(a.problem)
    await done()
  },
  arm(ids, stamp) {
    return new Promise((resolve) => {
      const stop = phone.onChange(async () => {
        const last = await newestRows(10)
        if (last.length === 10 && last.every(({ line }) => line.includes(`"what":"${stamp} `))) {
          stop()
          resolve()
        }
      })
    })
  },
  newest: async (n) =>
    (await newestRows(n + 50))
      .map((r) => JSON.parse(r.line).body.what.split(' '))
      .filter(([stamp]) => Number(stamp) < 1.8e12)
      .slice(0, n)
      .map(([, id, ...text]) => ({ id, text: text.join(' ') })),
  poll: () => done(),
  close() {
    source?.close()
  },
}
