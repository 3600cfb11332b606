// HTML where JSON was asked for: a Wi-Fi's own page answers everything, status 200, again and again.
import { sync } from '../../app/sync/engine.ts'
import { openTown } from '../e2e/town.ts'
import { devices } from '../people.ts'
import { enrolRemote } from '../server/remote-phone.ts'
import { newSubject, say } from '../sim/device.ts'
import { buildCuttingRoad } from './cutting-road.ts'
import { compareEnds, phoneOverHttp, syncWhole } from './phone-over-http.ts'
import type { Part } from './part.ts'

const linesEach = 5

export async function htmlForJson(rounds: number): Promise<Part> {
  const town = await openTown(new Date().toISOString())
  const road = await buildCuttingRoad(town.url)
  try {
    const office = await enrolRemote(town.url, town.code().replaceAll('-', ''), devices.officePhone)
    const phone = await phoneOverHttp(() => road.url, await town.invite('宿直 甲', 'responder'))
    const subject = newSubject(phone)
    const said: string[] = []
    const faults: string[] = []
    for (let round = 0; round < rounds; round += 1) {
      const facts = Array.from({ length: linesEach }, (_, n) => ({ what: `利用規約 ${round}-${n}` }))
      said.push(
        ...(await say(
          phone,
          facts.map((body) => ({ type: 'v1.noted', subject, body })),
        )),
      )
      road.portal(true)
      const result = await sync(phone.phone)
      if (result !== 'unreachable') faults.push(`HTML was taken for ${result}`)
      road.portal(false)
      if (round % 2 === 1) await syncWhole(phone)
    }
    await syncWhole(phone)
    const found = await compareEnds(phone, said, await office.pullAll(town.url))
    return {
      ...found,
      figures: { rounds, 'lines said': said.length },
      faults: [...faults, ...found.faults],
    }
  } finally {
    road.close()
    await town.end()
  }
}
