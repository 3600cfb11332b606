// The server as an operator runs it: a process of its own, with its own folder, its output read line by line.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

export const mainFile = fileURLToPath(new URL('../../server/main.ts', import.meta.url))
export const phoneFile = fileURLToPath(new URL('../../server/phone.ts', import.meta.url))
export const inviteFile = fileURLToPath(new URL('../../server/invite.ts', import.meta.url))

type Environment = Record<string, string>

/** What a process said until it ended. */
export async function run(
  file: string,
  environment: Environment,
  args: string[] = [],
  nodeArgs: string[] = [],
) {
  const child = spawn(process.execPath, [...nodeArgs, file, ...args], { env: environmentOf(environment) })
  const [out, err] = [collect(child.stdout), collect(child.stderr)]
  const [code] = await once(child, 'close')
  return { code, out: out.join('\n'), err: err.join('\n') }
}

/** A server that has said where it listens. `limitBlocks`: no file may grow beyond so many times 512 bytes. */
export async function startServer(
  environment: Environment,
  limitBlocks?: number,
  script = mainFile,
  given: string[] = [],
) {
  const command = [process.execPath, script, ...given]
  const limited = ['/bin/sh', '-c', `ulimit -S -f ${limitBlocks}; exec "$0" "$@"`, ...command]
  const [file = '', ...args] = limitBlocks === undefined ? command : limited
  const child = spawn(file, args, { env: environmentOf({ PORT: '0', ...environment }) })
  const ended = once(child, 'exit')
  const err = collect(child.stderr)
  const out: string[] = []
  // The operator's last word of a start: a code, or how to invite.
  const said = new Promise<void>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      out.push(line)
      if (/登録コード|端末の追加/.test(line)) resolve()
    })
    child.once('exit', () => reject(new Error(`the server ended: ${err.join('\n')}`)))
  })
  onTestFinished(() => stopped(child, ended))
  await said
  const url = out.join('\n').match(/開く: (\S+)/)?.[1] ?? ''
  const code =
    out
      .join('\n')
      .match(/登録コード: ([\d-]+)/)?.[1]
      ?.replaceAll('-', '') ?? ''
  const kill = async (signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT') => {
    child.kill(signal)
    const [exitCode, exitSignal] = await ended
    return { exitCode, exitSignal }
  }
  return { url, code, out, err, kill, child }
}

async function stopped(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
  await ended
}

function collect(stream: NodeJS.ReadableStream): string[] {
  const lines: string[] = []
  createInterface(stream).on('line', (line) => lines.push(line))
  return lines
}

/** What one start has compiled is kept for the next. */
const compiled = fileURLToPath(new URL('../../node_modules/.cache/started', import.meta.url))

function environmentOf(given: Environment): Environment {
  return { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: compiled, ...given }
}
