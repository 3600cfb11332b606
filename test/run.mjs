// `npm test`, and with a name `npm run check` and `npm run test:quick`: what is proved, step by step. Runs on npm's own
// Node, 20 or newer, until the first step has installed the pinned one; the other steps find that first in their PATH.
import { spawn } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { reports, results } from './results.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const vitest = (project) =>
  `vitest run --config test/vitest.config.ts --project ${project} --reporter=default --reporter=json --outputFile.json=${reports[project]}`

/** What each step runs. */
const commands = {
  install: 'node server/deploy/install.mjs',
  chromium: 'node test/e2e/chromium.mjs',
  spreadsheet: 'node test/sync/spreadsheet.mjs',
  'deploy tools': 'node test/server/deploy/tools.mjs',
  postgres: 'node test/postgres.mjs',
  lint: 'oxlint',
  format: 'oxfmt --check',
  types: 'node node_modules/typescript-7/bin/tsc --build shared server test',
  // Its tests read the declarations that it leaves (`rootDirs`), by the quicker compiler.
  'types of the app': 'vue-tsc --build app && node node_modules/typescript-7/bin/tsc -p test/app',
  build: 'npm run --silent build',
  unit: vitest('unit'),
  processes: vitest('processes'),
  browser: vitest('browser'),
  'coverage of the plan': `node test/coverage/run.ts ${reports.unit}`,
  'bench, smoke': 'node test/bench/run.ts --smoke',
  'end to end': 'playwright test --config test/e2e/playwright.config.ts --reporter=list,json',
}

const check = ['lint', 'format', 'types', 'types of the app']
/** Stages one after the other; of a stage lanes side by side, of a lane one step after the other. */
const stages = {
  check: [[['lint', 'format', 'types'], ['types of the app']]],
  quick: [[['install']], [check, ['unit']]],
  all: [
    [['install', 'chromium']],
    [
      // Walks wait for pages: alone, end to end left a quarter of two cores idle.
      ['build', 'browser', 'end to end'],
      [
        'spreadsheet',
        'postgres',
        'deploy tools',
        ...check,
        'unit',
        'processes',
        'coverage of the plan',
        'bench, smoke',
      ],
    ],
  ],
}

/** A step that waits for one of another lane. */
const needs = { 'bench, smoke': 'build', 'end to end': 'deploy tools' }
const steps = new EventEmitter()
const over = new Map(Object.values(needs).map((name) => [name, once(steps, name)]))

const begunMs = performance.now()
const running = new Set()
let failed = null

for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    stopAll()
    process.exit(1)
  })
const asked = process.argv[2] ?? 'all'
for (const report of Object.values(reports)) rmSync(new URL(report, `file://${root}`), { force: true })
for (const lanes of stages[asked]) {
  await Promise.all(lanes.map(runLane))
  if (failed !== null) break
}
console.log(`${failed === null ? 'all done' : `failed: ${failed}`} in ${secondsSince(begunMs)}`)
if (asked !== 'check') for (const line of results(root, failed !== null)) console.log(line)
process.exitCode = failed === null ? 0 : 1

async function runLane(names) {
  for (const name of names) {
    await over.get(needs[name])
    if (failed !== null) return
    await runStep(name)
  }
}

/** A step's output is shown where it fails; the step beside it is then ended. */
async function runStep(name) {
  const stepMs = performance.now()
  const { code, output } = await run(commands[name])
  if (failed !== null) return
  console.log(`${code === 0 ? '✓' : '✗'} ${name.padEnd(22)}${secondsSince(stepMs).padStart(9)}`)
  steps.emit(name)
  if (code === 0) return
  failed = name
  for (const awaited of over.keys()) steps.emit(awaited)
  stopAll()
  console.log(output)
}

function run(command) {
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: reports['end to end'] }
  // A group of its own, so that what a step has started ends with it.
  const detached = process.platform !== 'win32'
  const step = spawn(command, { cwd: root, env, shell: true, detached, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(step)
  let output = ''
  for (const stream of [step.stdout, step.stderr])
    stream.setEncoding('utf8').on('data', (text) => (output += text))
  return new Promise((resolve) => {
    step.once('close', (code) => {
      running.delete(step)
      resolve({ code, output })
    })
  })
}

function stopAll() {
  for (const step of running)
    try {
      if (process.platform === 'win32') step.kill()
      else process.kill(-step.pid)
    } catch {
      // It has just ended by itself.
    }
}

function secondsSince(ms) {
  return `${((performance.now() - ms) / 1000).toFixed(1)} s`
}
