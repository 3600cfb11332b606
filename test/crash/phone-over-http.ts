// The app's own phone, over an IndexedDB in memory, before a real server process.
import { createDevice, enrol, rowsOf, selfOf, waitingOn } from '../sim/device.ts'
import type { Device } from '../sim/device.ts'
import { createRandom } from '../sim/random.ts'
import { sync } from '../../app/sync/engine.ts'
import type { ToldLine } from '../server/answer.ts'
import { pause } from './part.ts'

/** `at`: where the server answers. */
export async function phoneOverHttp(at: () => string, code: string): Promise<Device> {
  const device = createDevice('宿直の携帯', createRandom(Date.now()), Date.now, {
    random: createRandom(1),
    faults: [],
    answer: (request) => passOn(request, at()),
    meanwhile: async () => {},
    keepLate: () => {},
  })
  await enrol(device, code.replaceAll('-', ''))
  return device
}

async function passOn(request: Request, to: string): Promise<Response> {
  const { pathname, search } = new URL(request.url)
  const body = request.method === 'GET' ? null : await request.arrayBuffer()
  return fetch(new URL(pathname + search, to), { method: request.method, headers: request.headers, body })
}

const maxTries = 5
const betweenTriesMs = 20

/** As the app does it, again while the road isn't there: a connection that was cut may be taken once more. Throws at last. */
export async function syncWhole(device: Device): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const result = await sync(device.phone)
    const waiting = await waitingOn(device)
    if (result === 'done' && waiting === 0) return
    if (result !== 'unreachable' || tries === maxTries)
      throw new Error(`sync ended ${result}, ${waiting} wait`)
    await pause(betweenTriesMs)
  }
}

/**
 * `said`: the ids of what was said and is saved; `lines`: the server's whole record. The phone has all of both, byte for
 * byte and once, and the server all that was said.
 */
export async function compareEnds(device: Device, said: readonly string[], lines: readonly ToldLine[]) {
  const rows = await rowsOf(device)
  const here = new Map(rows.map((row) => [row.id, row]))
  const there = new Map(lines.map(({ line, operation }) => [line.id, { position: line.position, operation }]))
  const lostHere = [...there].filter(([id, { position, operation }]) => {
    const row = here.get(id)
    return row?.line !== operation || row?.receipt?.position !== position
  })
  const { chainAlarm } = await selfOf(device)
  return {
    lost: lostHere.length + said.filter((id) => !here.has(id) || !there.has(id)).length,
    doubled: rows.length - here.size + lines.length - there.size,
    faults:
      chainAlarm === null || chainAlarm.kind === 'broken' ? [] : [`the phone ends with ${chainAlarm.kind}`],
  }
}
