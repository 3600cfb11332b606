// One round trip, a line up and a line down, its answer torn after every byte there is; then the road is whole again.
import { sync } from '../../app/sync/engine.ts'
import { openTown } from '../e2e/town.ts'
import { devices, intake } from '../people.ts'
import { enrolRemote } from '../server/remote-phone.ts'
import { newSubject, say } from '../sim/device.ts'
import { buildCuttingRoad } from './cutting-road.ts'
import { compareEnds, phoneOverHttp, syncWhole } from './phone-over-http.ts'
import type { Part } from './part.ts'

/** `step`: bytes from one cut to the next. */
export async function tornAnswers(step: number): Promise<Part> {
  const town = await openTown(new Date().toISOString())
  const road = await buildCuttingRoad(town.url)
  try {
    const office = await enrolRemote(town.url, town.code().replaceAll('-', ''), devices.officePhone)
    const phone = await phoneOverHttp(() => road.url, await town.invite('宿直 甲', 'responder'))
    const subject = newSubject(phone)
    const said: string[] = []
    let torn = 0
    for (let isCut = true; isCut;) {
      await office.sync(town.url, [intake({ device: office.device })], { want: 0 })
      said.push(...(await say(phone, [{ type: 'v1.noted', subject, body: { what: `断線 ${torn}` } }])))
      road.let(torn * step)
      await sync(phone.phone)
      isCut = road.isCut()
      road.let(Infinity)
      await syncWhole(phone)
      if (isCut) torn += 1
    }
    const found = await compareEnds(phone, said, await office.pullAll(town.url))
    return { figures: { 'answers torn': torn, 'lines said': said.length }, ...found }
  } finally {
    road.close()
    await town.end()
  }
}
