// An old file copied back in place. The file alone, beside its newer log: the start ends with a line and touches nothing.
// The whole folder: no phone gives up what it has. Then a restore by the operator's command: all of it comes back.
import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { sync } from '../../app/sync/engine.ts'
import { openTown, root } from '../e2e/town.ts'
import type { Town } from '../e2e/town.ts'
import { devices, intake } from '../people.ts'
import { enrolRemote } from '../server/remote-phone.ts'
import { newSubject, rowsOf, say } from '../sim/device.ts'
import { compareEnds, phoneOverHttp, syncWhole } from './phone-over-http.ts'
import type { Part } from './part.ts'

const startLimitMs = 15_000

export async function oldFile(linesEach: number): Promise<Part> {
  const town = await openTown(new Date().toISOString())
  const [data, old, newer] = ['data', 'old', 'newer'].map((name) => join(town.folder, name)) as [
    string,
    string,
    string,
  ]
  try {
    const office = await enrolRemote(town.url, town.code().replaceAll('-', ''), devices.officePhone)
    const phone = await phoneOverHttp(() => town.url, await town.invite('宿直 甲', 'responder'))
    const subject = newSubject(phone)
    const said: string[] = []
    const sayBoth = async () => {
      for (let n = 0; n < linesEach; n += 1) {
        said.push(
          ...(await say(phone, [{ type: 'v1.noted', subject, body: { what: `控え ${said.length}` } }])),
        )
        const { accepted } = await office.sync(town.url, [intake({ device: office.device })], { want: 0 })
        said.push(...accepted.map(({ id }) => id))
      }
      await syncWhole(phone)
    }
    const faults: string[] = []
    await sayBoth()
    command(town, 'backup')
    await town.kill()
    cpSync(data, old, { recursive: true })
    await town.start()
    await sayBoth()
    await town.kill()
    cpSync(data, newer, { recursive: true })

    cpSync(join(old, 'record.sqlite'), join(data, 'record.sqlite'))
    const { status, stderr } = command(town, 'main')
    if (status !== 1 || !stderr.includes('記録を開きません'))
      faults.push(`the old file was served: ${status}`)
    putInPlace(newer, data)
    await town.start()
    await syncWhole(phone)
    const atFirst = await compareEnds(phone, said, await office.pullAll(town.url))

    await town.kill()
    putInPlace(old, data)
    await town.start()
    await sync(phone.phone)
    const kept = new Set((await rowsOf(phone)).map(({ id }) => id))
    const lostWithOld = said.filter((id) => !kept.has(id)).length

    await town.kill()
    const backups = `${data}.backups`
    const copy = readdirSync(backups).find((name) => name.endsWith('.sqlite')) ?? ''
    const restored = command(town, 'restore', join(backups, copy), '--yes')
    if (restored.status !== 0) faults.push(`not restored: ${restored.stderr}`)
    await town.start()
    await syncWhole(phone)
    const atLast = await compareEnds(phone, said, await office.pullAll(town.url))
    return {
      figures: { accepted: said.length, 'lost with the old folder': lostWithOld },
      lost: atFirst.lost + lostWithOld + atLast.lost,
      doubled: atFirst.doubled + atLast.doubled,
      faults: [...faults, ...atFirst.faults, ...atLast.faults],
    }
  } finally {
    await town.end()
  }
}

function putInPlace(from: string, to: string): void {
  rmSync(to, { recursive: true })
  cpSync(from, to, { recursive: true })
}

function command({ folder }: Town, name: string, ...given: string[]) {
  const env = { ...process.env, DATA_DIR: join(folder, 'data'), PORT: '0' }
  const file = join(root, `server/${name}.ts`)
  return spawnSync(process.execPath, [file, ...given], { env, encoding: 'utf8', timeout: startLimitMs })
}
