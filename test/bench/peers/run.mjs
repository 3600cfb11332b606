// One run of one peer, `node run.mjs <peer> [n]`: every step in turn, the figures as one line of JSON. Every wait is bounded.
//
// All are held to the same durability: a server's database fsyncs each commit, LevelDB each batch. Hocuspocus and TinyBase
// tell no client that its data is on disk; for them counts when the server's own store was called and done.
// Switches: PEER_LIMIT_S, POUCH_NOSYNC=1 and HOC_DEBOUNCE=2000 (as shipped), TB_AUTOLOAD=1, AES=1 (`ours` seals its pages),
// PROJECT=<another checkout>, ROAD=300/1000 (a line of 300 ms a round trip and 1 Mbit/s).
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus } from 'node:os'
import path from 'node:path'
import { bundle, peers } from './bundle.mjs'
import { openDevice } from './device.mjs'
import { serve } from './server.mjs'
import { buildSlowRoad } from './slow-road.mjs'
import { steps } from './steps.mjs'

process.env.PROJECT ??= path.resolve(import.meta.dirname, '../../..')
const limitMs = Number(process.env.PEER_LIMIT_S ?? 150) * 1000
const closeLimitMs = 3000

const [peer, asked = '10000'] = process.argv.slice(2)
const n = Number(asked)
if (!peers.includes(peer)) {
  console.error(`peer: ${peers.join(' | ')}`)
  process.exit(2)
}

const begunMs = performance.now()
// On the same disk as the checkout, which no tmpfs is, and where no tool looks.
const folder = await mkdtemp(path.join(import.meta.dirname, 'node_modules/.run-'))
const devices = []
const found = {}
let server
let step = 'start'
const failed = await Promise.race([takeSteps(), after(limitMs, new Error('time limit'))]).catch(
  (error) => error,
)
if (failed) console.error(failed)
const outcome = failed
  ? { error: failed.message, step }
  : { wall_s: (performance.now() - begunMs) / 1000, host: { cpus: cpus().length, node: process.version } }
console.log(JSON.stringify({ peer, n, ...found, ...outcome }, rounded))

const closing = devices.map((device) => device.close().catch(() => {}))
await Promise.race([Promise.all(closing), after(closeLimitMs)])
server?.end()
await rm(folder, { recursive: true, force: true })
process.exit(failed ? 1 : 0)

async function takeSteps() {
  await bundle(peer, path.join(folder, 'client.js'))
  server = await serve(peer, folder)
  const road = process.env.ROAD
  const url = road ? await buildSlowRoad(server.url, road) : server.url
  const open = async (profile) => {
    const device = await openDevice(path.join(folder, profile), url, limitMs)
    devices.push(device)
    return device
  }
  const run = { n, server, open }
  for (const [name, take] of Object.entries(steps)) {
    step = name
    Object.assign(found, await take(run, found))
  }
}

function after(ms, value) {
  return new Promise((resolve) => setTimeout(resolve, ms, value))
}

function rounded(_key, value) {
  return typeof value === 'number' ? Math.round(value * 1000) / 1000 : value
}
