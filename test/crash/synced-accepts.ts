// Every accept is on disk before it is said: SIGKILL can't show that, since the system keeps what a process wrote; the
// server's own calls can. A server that waits for no disk must be caught by the same watch.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openTown, root } from '../e2e/town.ts'
import { devices, intake } from '../people.ts'
import { enrolRemote } from '../server/remote-phone.ts'
import type { Part } from './part.ts'
import { readTrace } from './trace.ts'
import type { Traced } from './trace.ts'

const calls = 'fsync,fdatasync,write,writev,pwrite64,pwritev,sendto,sendmsg,read,readv,recvfrom,recvmsg'

export async function syncedAccepts(accepts: number): Promise<Part> {
  const none = { lost: 0, doubled: 0 }
  if (spawnSync('strace', ['--version']).status !== 0)
    return { ...none, figures: {}, faults: ['no tracing here: strace is missing (apt-get install strace)'] }
  const sound = await watched(accepts)
  const planted = await watched(accepts, `--import ${new URL('not-synchronous.ts', import.meta.url).href}`)
  const faults = [
    ...(sound.answers === accepts ? [] : [`${accepts} accepts, ${sound.answers} in the trace`]),
    ...(sound.unsynced === 0 ? [] : [`${sound.unsynced} accepts before their fsync`]),
    ...(planted.unsynced === accepts
      ? []
      : [`synchronous=off: only ${planted.unsynced} of ${accepts} caught`]),
  ]
  const figures = {
    accepts,
    'fsync before': sound.answers - sound.unsynced,
    'caught with synchronous=off': planted.unsynced,
  }
  return { ...none, figures, faults }
}

/** One push after the other, so that each fsync is that of one accept. */
async function watched(accepts: number, nodeOptions?: string): Promise<Traced> {
  const town = await openTown(new Date().toISOString(), root, 'main', nodeOptions)
  try {
    const phone = await enrolRemote(town.url, town.code().replaceAll('-', ''), devices.officePhone)
    const trace = join(town.folder, 'trace')
    const strace = spawn('strace', [
      '-f',
      '-y',
      '-e',
      `trace=${calls}`,
      '-o',
      trace,
      '-p',
      String(town.pid()),
    ])
    const ended = once(strace, 'close')
    const said = await Promise.race([once(strace.stderr, 'data'), ended])
    if (!String(said[0]).includes('attached')) throw new Error(`no tracing here: ${String(said[0])}`)
    for (let n = 0; n < accepts; n += 1) {
      const { accepted } = await phone.sync(town.url, [intake({ device: phone.device })], { want: 0 })
      if (accepted.length !== 1) throw new Error('not accepted')
    }
    strace.kill('SIGINT')
    await ended
    return readTrace(await readFile(trace, 'utf8'))
  } finally {
    await town.end()
  }
}
