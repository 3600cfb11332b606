// A town whose real server is a process of its own, killed for real; what is no business of a process is in
// town-here.ts. The server and its devices live in one shifted night.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export { enrol, usedBy } from './acts.ts'
export { openDevice, sizes } from './device.ts'
export type { Look } from './device.ts'

export const root = fileURLToPath(new URL('../..', import.meta.url))
const startLimitMs = 20_000

export type Town = {
  url: string
  folder: string
  /** How far its clocks are from the real ones. */
  shiftMs: number
  /** The first administrator's enrolment code, of the server's last start. */
  code: () => string
  invite: (name: string, office: string) => Promise<string>
  start: (start?: Start) => Promise<void>
  /** The server is gone at once, and every connection with it. */
  kill: () => Promise<void>
  /** Kills the server and forgets everything. */
  end: () => Promise<void>
}

export type TownProcess = Town & {
  pid: () => number | undefined
  /** Runs one of the operator's commands, and answers what it printed. */
  command: (name: string, ...args: string[]) => Promise<string>
}

export type Start = {
  /** The server's clock, beyond the town's. */
  laterMs?: number
  /** The folder of its data, within the town's: another name is another record. */
  data?: string
}

/**
 * A town whose clocks stand at `night` (ISO) now, on a port and in a folder of its own; its server is started.
 * `tree`: another copy of this project to run, with its own build. `script`: `phone` speaks https. `settings`: more of them. `given`: with its
 * command.
 */
export async function openTown(
  night: string,
  tree: string = root,
  script: 'main' | 'phone' = 'main',
  nodeOptions = process.env['NODE_OPTIONS'] ?? '',
  settings: Record<string, string> = {},
  given: readonly string[] = [],
): Promise<TownProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'town-'))
  const port = await freePort()
  const shiftMs = Date.parse(night) - Date.now()
  let server: ChildProcess | null = null
  let printed = ''
  let started: Start = {}
  const run = (file: string, ...args: string[]) => {
    const loadedFirst = ['keep-compiled.mjs', 'shifted-clock.mjs'].flatMap((name) => [
      '--import',
      join(root, 'test/e2e', name),
    ])
    const env = {
      ...process.env,
      NODE_OPTIONS: nodeOptions,
      CLOCK_SHIFT_MS: String(shiftMs + (started.laterMs ?? 0)),
      DATA_DIR: join(folder, started.data ?? 'data'),
      PORT: String(port),
      HOST: '127.0.0.1',
      CERTIFICATE_PORT: '0',
      ...settings,
    }
    return spawn(process.execPath, [...loadedFirst, join(tree, file), ...args], { env })
  }

  async function start(how: Start = {}): Promise<void> {
    started = how
    printed = ''
    server = run(`server/${script}.ts`, ...given)
    server.stdout?.on('data', (text) => (printed += String(text)))
    server.stderr?.on('data', (text) => (printed += String(text)))
    const limit = Date.now() + startLimitMs
    while (!printed.includes('開く') || !/登録|invite/.test(printed)) {
      if (Date.now() > limit) throw new Error(`the server did not start: ${printed}`)
      await new Promise((tick) => setTimeout(tick, 20))
    }
  }
  async function kill(): Promise<void> {
    if (server === null || server.exitCode !== null || server.signalCode !== null) return
    const ended = once(server, 'exit')
    server.kill('SIGKILL')
    await ended
  }
  async function command(name: string, ...args: string[]): Promise<string> {
    const child = run(`server/${name}.ts`, ...args)
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (text += String(part)))
    const [exitCode] = await once(child, 'close')
    if (exitCode !== 0) throw new Error(`${name} ended with ${exitCode}: ${text}`)
    return text
  }
  // Whatever ends the test run ends the server with it.
  const killNow = () => void server?.kill('SIGKILL')
  process.once('exit', killNow)
  await start()
  return {
    url: `${script === 'phone' ? 'https' : 'http'}://127.0.0.1:${port}`,
    folder,
    shiftMs,
    pid: () => server?.pid,
    code: () => codeIn(printed),
    command,
    invite: async (name, office) => codeIn(await command('invite', '--name', name, '--office', office)),
    start,
    kill,
    end: async () => {
      await kill()
      process.off('exit', killNow)
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

/** The code in what was printed. */
export function codeIn(text: string): string {
  const code = /\d{4}-\d{4}-\d{5}/.exec(text)?.[0]
  if (code === undefined) throw new Error(`no code in: ${text}`)
  return code
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
