// What every peer goes through. Device A writes `n` entries offline and pushes them, device B takes them in, both are live
// while A changes ten at a time, then B's browser starts anew. A step answers its figures, and may fail.
import { makeDocs } from './docs.js'
import { floorsOfServer, floorsOfStore } from './floors.mjs'

const changes = 5
const entriesPerChange = 10
const changeLimitMs = 20_000
const firstStampMs = 1_800_000_000_000
const shown = 50

/** In this order. */
export const steps = { seed, floorsOfStore, push, pull, live, cold, poll, floorsOfServer }

/** In one call, offline. */
async function seed(run) {
  const { page, call } = (run.a = await run.open('a'))
  await call('open')
  const seedMs = await page.evaluate(async (n) => {
    const docs = window.app.makeDocs(n)
    const begun = performance.now()
    await window.app.seed(docs)
    return performance.now() - begun
  }, run.n)
  await expectCount(run.a, run.n)
  const jsonBytes = makeDocs(run.n).reduce((sum, doc) => sum + JSON.stringify(doc).length, 0)
  return { json_bytes: jsonBytes, seed_s: seedMs / 1000 }
}

/** Until the client is done and the server's store holds all on disk, whichever is later. */
async function push({ a, n, server }) {
  await pause(500)
  let pushed
  let durableMs
  const bytes = await server.bytesDuring(async () => {
    pushed = await a.call('push')
    durableMs = await server.durableMs(n)
    await pause(500)
  })
  const seconds = (Math.max(pushed.endedMs, durableMs) - pushed.begunMs) / 1000
  return {
    push_s: seconds,
    push_docs_s: Math.round(n / seconds),
    push_client_done_s: (pushed.endedMs - pushed.begunMs) / 1000,
    push_durable_s: (durableMs - pushed.begunMs) / 1000,
    push_bytes: bytes,
  }
}

/** An empty device, until its own store holds all. */
async function pull(run) {
  const { n, server } = run
  run.b = await run.open('b')
  await run.b.call('open')
  let pulled
  const bytes = await server.bytesDuring(async () => (pulled = await run.b.call('pull', n)))
  await expectCount(run.b, n)
  const seconds = (pulled.endedMs - pulled.begunMs) / 1000
  return {
    pull_s: seconds,
    pull_newest50_s: pulled.value === undefined ? seconds : pulled.value / 1000,
    pull_docs_s: Math.round(n / seconds),
    pull_bytes: bytes,
  }
}

/** From a change of ten entries on A until B's app has seen all ten. */
async function live({ a, b, n, server }) {
  const setup = await server.bytesDuring(async () => {
    await a.call('live')
    await b.call('live')
    await pause(1500)
  })
  const docs = makeDocs(n)
  const tookMs = []
  const changeBytes = []
  for (let change = 0; change < changes; change++) {
    const ids = Array.from({ length: entriesPerChange }, (_, at) => docs[(change * 977 + at * 131) % n].id)
    const { up, down } = await server.bytesDuring(async () => {
      tookMs.push(await changeMs(a, b, ids, firstStampMs + change))
      await pause(700)
    })
    changeBytes.push(up + down)
  }
  const idle = await server.bytesDuring(() => pause(5000))
  for (const device of [b, a]) {
    await device.call('close')
    await device.close()
  }
  return {
    live_setup_bytes: setup,
    resume_ms: median(tookMs),
    resume_ms_all: tookMs,
    resume_bytes: median(changeBytes),
    live_idle_5s_bytes: idle,
  }
}

async function changeMs(a, b, ids, stamp) {
  await b.page.evaluate(
    ([awaited, by]) => {
      const now = () => performance.timeOrigin + performance.now()
      window.armed = window.app.arm(awaited, by).then(now)
    },
    [ids, stamp],
  )
  const { begunMs } = await a.call('change', ids, stamp)
  const seenMs = await b.page.evaluate(
    (limitMs) =>
      Promise.race([window.armed, new Promise((resolve) => setTimeout(() => resolve(-1), limitMs))]),
    changeLimitMs,
  )
  if (seenMs < 0) throw new Error(`change not seen in ${changeLimitMs} ms`)
  return seenMs - begunMs
}

/** B's browser anew: the store is opened and its newest entries listed, with their texts. */
async function cold(run) {
  run.b = await run.open('b')
  const { openMs, listMs, warmMs, ids, isWhole } = await run.b.page.evaluate(listNewest, shown)
  const newest = makeDocs(run.n).slice(-shown).toReversed()
  if (JSON.stringify(ids) !== JSON.stringify(newest.map(({ id }) => id)) || !isWhole)
    throw new Error(`newest ${shown} wrong`)
  return {
    cold_newest50_ms: openMs + listMs,
    cold_open_ms: openMs,
    cold_list_ms: listMs,
    warm_newest50_ms: median(warmMs),
  }
}

async function listNewest(count) {
  const begun = performance.now()
  await window.app.open()
  const opened = performance.now()
  const listed = await window.app.newest(count)
  const listMs = performance.now() - opened
  const warmMs = []
  for (let time = 0; time < 5; time++) {
    const again = performance.now()
    await window.app.newest(count)
    warmMs.push(performance.now() - again)
  }
  return {
    openMs: opened - begun,
    listMs,
    warmMs,
    ids: listed.map((doc) => doc.id || doc._id),
    isWhole: listed.every((doc) => typeof doc.text === 'string'),
  }
}

/** A device that has all asks once, and finds nothing. */
async function poll({ b, server }) {
  let polled
  const bytes = await server.bytesDuring(async () => {
    polled = await b.call('poll')
    await pause(1000)
  })
  return { idle_poll_bytes: bytes, idle_poll_ms: polled.endedMs - polled.begunMs }
}

async function expectCount({ call }, n) {
  const { value } = await call('count')
  if (value !== n) throw new Error(`the store holds ${value} of ${n}`)
}

function median(figures) {
  return figures.toSorted((one, other) => one - other)[figures.length >> 1]
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
