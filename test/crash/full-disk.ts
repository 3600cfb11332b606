// A disk of a few MiB that really fills up: 5xx without an accept, reading goes on, also after SIGKILL and a start on the
// full disk; with room again the same server takes lines again.
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openTown } from '../e2e/town.ts'
import { devices, operation } from '../people.ts'
import { enrolRemote } from '../server/remote-phone.ts'
import { compare, createLedger } from './ledger.ts'
import type { Part } from './part.ts'

const diskMiB = 8
const fillerBytes = 2 ** 21
const maxPushes = 500
const pushesWhileFull = 10

export async function fullDisk(): Promise<Part> {
  const town = await openTown(new Date().toISOString())
  const disk = join(town.folder, 'disk')
  const filler = join(disk, 'filler')
  mkdirSync(disk)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${diskMiB}m`, 'tmpfs', disk])
  try {
    if (mounted.status !== 0) throw new Error(`no small disk can be mounted here: ${String(mounted.stderr)}`)
    writeFileSync(filler, Buffer.alloc(fillerBytes))
    await town.kill()
    await town.start({ data: 'disk/data' })
    const phone = await enrolRemote(town.url, town.code().replaceAll('-', ''), devices.officePhone)
    const ledger = createLedger()
    const faults: string[] = []
    let refused = 0
    const push = async () => {
      const lines = [bulky(), bulky()]
      ledger.noteSent(lines)
      try {
        ledger.notePromised((await phone.sync(town.url, lines, { want: 0 })).accepted)
        return true
      } catch (error) {
        if (!/^Error: 5\d\d:/.test(String(error))) faults.push(`on the full disk: ${String(error)}`)
        refused += 1
        return false
      }
    }
    for (let n = 0; n < maxPushes && (await push()); n += 1);
    if (refused === 0) faults.push('the disk never filled up')
    for (let n = 0; n < pushesWhileFull; n += 1) await push()
    const found = [compare(ledger, await phone.pullAll(town.url))]
    await town.kill()
    await town.start({ data: 'disk/data' })
    await push()
    found.push(compare(ledger, await phone.pullAll(town.url)))
    rmSync(filler)
    if (!(await push())) faults.push('nothing is taken when there is room again')
    found.push(compare(ledger, await phone.pullAll(town.url)))
    return {
      figures: { accepted: ledger.promised.size, 'answered 5xx': refused },
      lost: Math.max(...found.map(({ lost }) => lost)),
      doubled: Math.max(...found.map(({ doubled }) => doubled)),
      faults: [...faults, ...found.flatMap((one) => one.faults)],
    }
  } finally {
    await town.kill()
    spawnSync('umount', [disk])
    await town.end()
  }
}

function bulky() {
  return operation(
    'v1.measureStarted',
    { what: '断'.repeat(4000), clause: '1-3' },
    { device: devices.officePhone },
  )
}
