// `npm run bench -- peers [rounds] [n] [list]`: one workload on our sync and on other engines, round by round, so that what
// else the machine does falls on all alike. `list` names peers with commas, each with what it sets in the environment:
// `ours,ours+AES=1,yjs,paged`. What each may set stands in `run.mjs`. Their packages are installed here, when this is asked for and at no other time.
import { spawnSync } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import path from 'node:path'
import { rowSchema, tableOf } from './table.ts'
import type { Row } from './table.ts'

const here = import.meta.dirname
const everyPeer = 'ours,ours+AES=1,raw,paged,yjs,rxdb,tinybase,pouchdb,pouchdb+POUCH_ADAPTER=indexeddb'
const maxRounds = 20
/** Beside what the run itself waits for. */
const runLimitMs = Number(process.env['PEER_LIMIT_S'] ?? 150) * 1000 + 50_000

/** Answers whether every run came to its end. */
export function comparePeers([rounds = '5', n = '10000', list = everyPeer]: string[]): boolean {
  install()
  const peers = list.split(',')
  const runs = new Map<string, Row[]>(peers.map((peer) => [peer, []]))
  let failures = 0
  for (let round = 0; round < Math.min(maxRounds, Number(rounds)); round++) {
    const first = round % peers.length
    for (const variant of [...peers.slice(first), ...peers.slice(0, first)]) {
      const row: Row = { ...runOnce(variant, n), variant, round, at: new Date().toISOString() }
      appendFileSync(path.join(here, 'results.jsonl'), `${JSON.stringify(row)}\n`)
      if (row.error === undefined) runs.get(variant)?.push(row)
      else failures++
      const outcome = row.error
        ? `FAILED at ${row.step}: ${row.error}`
        : `push ${row.push_s} s, pull ${row.pull_s} s`
      console.log(`${round + 1}  ${variant.padEnd(34)}${outcome}`)
    }
  }
  console.log(tableOf(runs))
  return failures === 0
}

/** Where all is there in its version, nothing is fetched. */
function install(): void {
  const npm = (words: string) =>
    spawnSync(`npm ${words}`, { cwd: here, shell: true, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
  if (npm('ls --silent') || npm('ci --ignore-scripts --no-audit --no-fund --loglevel=error')) return
  throw new Error("the peers' packages could not be installed")
}

/** Never throws: a run that failed is a row too. */
function runOnce(variant: string, n: string): Row {
  const [peer = '', ...settings] = variant.split('+')
  const set = Object.fromEntries(settings.map((setting) => setting.split('=')))
  const { stdout, stderr } = spawnSync(process.execPath, [path.join(here, 'run.mjs'), peer, n], {
    encoding: 'utf8',
    timeout: runLimitMs,
    env: { ...process.env, ...set },
  })
  const row = rowIn(stdout) ?? { peer, step: 'start', error: 'no figures' }
  if (row.error !== undefined) console.error(stderr)
  return row
}

function rowIn(output: string): Row | undefined {
  try {
    return rowSchema.parse(JSON.parse(output.trim().split('\n').at(-1) ?? ''))
  } catch {
    return undefined
  }
}
