// A phone that was long away: its outbox is full, its session has run out. It keeps all until it is enrolled anew.
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { sync } from '../../app/sync/engine.ts'
import { openTown } from '../e2e/town.ts'
import { devices } from '../people.ts'
import { enrolRemote } from '../server/remote-phone.ts'
import { enrol, newSubject, say, waitingOn } from '../sim/device.ts'
import { compareEnds, phoneOverHttp, syncWhole } from './phone-over-http.ts'
import type { Part } from './part.ts'

const saidAtOnce = 50

export async function expiredSession(waiting: number): Promise<Part> {
  const town = await openTown(new Date().toISOString())
  try {
    const office = await enrolRemote(town.url, town.code().replaceAll('-', ''), devices.officePhone)
    const phone = await phoneOverHttp(() => town.url, await town.invite('宿直 甲', 'responder'))
    const subject = newSubject(phone)
    const said: string[] = []
    while (said.length < waiting) {
      const facts = Array.from({ length: saidAtOnce }, (_, n) => ({ what: `圏外 ${said.length + n}` }))
      said.push(
        ...(await say(
          phone,
          facts.map((body) => ({ type: 'v1.noted', subject, body })),
        )),
      )
    }
    endSessions(join(town.folder, 'data', 'record.sqlite'), office.device)
    const result = await sync(phone.phone)
    const kept = await waitingOn(phone)
    const faults = [
      ...(result === 'sessionEnded' ? [] : [`an expired session was taken for ${result}`]),
      ...(kept === said.length ? [] : [`${said.length} said, ${kept} wait`]),
    ]
    await enrol(phone, (await town.invite('宿直 甲', 'responder')).replaceAll('-', ''))
    await syncWhole(phone)
    const found = await compareEnds(phone, said, await office.pullAll(town.url))
    return { ...found, figures: { waited: kept }, faults: [...faults, ...found.faults] }
  } finally {
    await town.end()
  }
}

/** Of all devices but this one. */
function endSessions(file: string, but: string): void {
  const sideDoor = new DatabaseSync(file)
  sideDoor.prepare("update session set expires_at = '2020-01-01T00:00:00.000Z' where device <> ?").run(but)
  sideDoor.close()
}
