// `npm run crash`: real processes, killed for real. Every part prints what it found; a table at the end, and exit code 1
// where anything accepted was lost or doubled. `--only NAME,NAME` takes some parts; the sizes are options: 40 kills of the
// browser are 60, since every other start is killed too, and 13 saves before each are 1,040 lines.
import { parseArgs } from 'node:util'
import { browserKills } from './browser-kills.ts'
import { expiredSession } from './expired-session.ts'
import { fleet } from './fleet.ts'
import { fullDisk } from './full-disk.ts'
import { htmlForJson } from './html-for-json.ts'
import { oldFile } from './old-file.ts'
import type { Part } from './part.ts'
import { serverKills } from './server-kills.ts'
import { standbyPromoted } from './standby-promoted.ts'
import { syncedAccepts } from './synced-accepts.ts'
import { tornAnswers } from './torn-answers.ts'
import { workerKills } from './worker-kills.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    'server-kills': { type: 'string', default: '300' },
    accepts: { type: 'string', default: '200' },
    'browser-kills': { type: 'string', default: '40' },
    saves: { type: 'string', default: '13' },
    'torn-step': { type: 'string', default: '1' },
    'worker-kills': { type: 'string', default: '20' },
    portals: { type: 'string', default: '40' },
    'old-lines': { type: 'string', default: '40' },
    waiting: { type: 'string', default: '2000' },
    phones: { type: 'string', default: '30' },
    rounds: { type: 'string', default: '1' },
  },
})

const parts: Record<string, () => Promise<Part>> = {
  'server killed': () => serverKills(Number(values['server-kills'])),
  'fsync before accept': () => syncedAccepts(Number(values.accepts)),
  'browser killed': () => browserKills(Number(values['browser-kills']), Number(values.saves)),
  'worker killed': () => workerKills(Number(values['worker-kills'])),
  'answers torn': () => tornAnswers(Number(values['torn-step'])),
  'disk full': () => fullDisk(),
  'HTML for JSON': () => htmlForJson(Number(values.portals)),
  'old file back': () => oldFile(Number(values['old-lines'])),
  'standby promoted': () => standbyPromoted(),
  'fleet behind Caddy': () => fleet(Number(values.phones), Number(values.rounds)),
  'session expired': () => expiredSession(Number(values.waiting)),
}

// Dexie tells of each connection that was closed under it.
const warn = console.warn
console.warn = (...told) => String(told[0]).startsWith('Dexie:') || warn(...told)

/** Beside the rest, as there are two cores. */
const inBrowser = ['browser killed', 'worker killed']
const asked = values.only?.split(',') ?? Object.keys(parts)
for (const name of asked)
  if (parts[name] === undefined)
    throw new Error(`no part is called ${name}: ${Object.keys(parts).join(', ')}`)
const rows = new Map<string, string[]>()
let isSound = true
await Promise.all([
  takeEach(asked.filter((name) => inBrowser.includes(name))),
  takeEach(asked.filter((name) => !inBrowser.includes(name))),
])
console.log(`\n${''.padEnd(23)}lost  doubled    time`)
console.log(asked.flatMap((name) => rows.get(name) ?? []).join('\n'))
// At once: what a failed part left running ends with this process.
process.exit(isSound ? 0 : 1)

async function takeEach(names: readonly string[]): Promise<void> {
  for (const name of names) {
    const take = parts[name]
    if (take === undefined) continue
    const begunMs = performance.now()
    const { figures, lost, doubled, faults } = await take().catch(failed)
    const holds = lost === 0 && doubled === 0 && faults.length === 0
    isSound &&= holds
    const told = Object.entries(figures).map(([what, figure]) => `${figure} ${what}`)
    const seconds = `${((performance.now() - begunMs) / 1000).toFixed(0)} s`
    rows.set(name, [
      `${name.padEnd(22)}${String(lost).padStart(5)}${String(doubled).padStart(9)}${seconds.padStart(8)}  ${told.slice(0, 7).join(', ')}`,
      ...told.slice(7).map((figure) => `${''.padEnd(46)}${figure}`),
      ...faults.map((fault) => `  FAILED: ${fault}`),
    ])
    console.log(`${name}: ${holds ? 'held' : 'FAILED'}`)
  }
}

/** One that breaks off is a row too. */
function failed(error: unknown): Part {
  return {
    figures: {},
    lost: 0,
    doubled: 0,
    faults: [error instanceof Error ? (error.stack ?? '') : String(error)],
  }
}
