// Measure: many phones that hold nothing pull the whole record at once from one server process, while each says a line.
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { Agent, get } from 'node:http'
import { genesis } from '../../shared/sync/chain.ts'
import { linesPerPage, maxBatchOperations, pagesPath } from '../../shared/sync/protocol.ts'
import { openTown } from '../e2e/town.ts'
import { devices, intake, uuidv7 } from '../people.ts'
import { enrolRemote } from '../server/remote-phone.ts'
import type { RemotePhone } from '../server/remote-phone.ts'
import { resident } from './process-use.ts'

/** Seconds from a phone's first request to its last page; bytes as they came; memory of the server's process. */
export type ManyPhones = { errors: number; p50S: number; p95S: number; bytesEach: number; peakBytes: number }

export async function manyPhones(phones: number, lines: number): Promise<ManyPhones> {
  const town = await openTown(new Date().toISOString())
  try {
    const office = await enrolRemote(town.url, town.code().replaceAll('-', ''), devices.officePhone)
    for (let sent = 0; sent < lines; sent += maxBatchOperations) {
      const length = Math.min(maxBatchOperations, lines - sent)
      const salt = () => randomBytes(16).toString('hex')
      const batch = Array.from({ length }, () => intake({ device: office.device, salt: salt() }))
      await office.sync(town.url, batch)
    }
    const enrolled: RemotePhone[] = []
    for (let n = 0; n < phones; n += 1) enrolled.push(await enrolledBy(office, town.url, n))
    const pulled = await Promise.all(enrolled.map((phone) => pullAndPush(phone, town.url, lines)))
    const times = pulled.map(({ seconds }) => seconds).toSorted((a, b) => a - b)
    return {
      errors: pulled.reduce((total, { errors }) => total + errors, 0),
      p50S: times[Math.floor(times.length * 0.5)] ?? Infinity,
      p95S: times[Math.floor(times.length * 0.95)] ?? Infinity,
      bytesEach: pulled[0]?.bytes ?? 0,
      peakBytes: await resident(town.pid(), 'VmHWM'),
    }
  } finally {
    await town.end()
  }
}

/** A responder's phone, invited by an administrator's. */
export async function enrolledBy(office: RemotePhone, url: string, n: number): Promise<RemotePhone> {
  const answer = await fetch(`${url}/api/v2/invitations`, {
    method: 'POST',
    headers: { ...office.headers, 'content-type': 'application/json' },
    body: JSON.stringify({ name: '宿直 甲', office: 'responder' }),
  })
  const { code }: { code: string } = await answer.json()
  return enrolRemote(url, code.replaceAll('-', ''), uuidv7(n).replace('-7000-', '-4000-'))
}

async function pullAndPush(phone: RemotePhone, url: string, lines: number) {
  const agent = new Agent({ keepAlive: true })
  const begun = performance.now()
  let [errors, bytes] = [0, 0]
  const push = phone
    .post(url, [intake({ device: phone.device })], { cursor: genesis(phone.record), want: 0 })
    .then(async (answer) => ((await answer.text()).includes('"refused":[]') && answer.ok ? 0 : 1))
  for (let page = 1; page <= lines / linesPerPage; page += 1) {
    const [status, length] = await fetchRaw(`${url}${pagesPath}/${page}`, phone.cookie, agent)
    if (status !== 200) errors += 1
    bytes += length
  }
  const seconds = (performance.now() - begun) / 1000
  errors += await push
  agent.destroy()
  return { errors, bytes, seconds }
}

/** As it comes: what the phones would do with it is not the server's work. */
async function fetchRaw(
  address: string,
  cookie: string,
  agent: Agent,
): Promise<[status: number, bytes: number]> {
  const [answer] = await once(
    get(address, { agent, headers: { cookie, 'accept-encoding': 'gzip' } }),
    'response',
  )
  let bytes = 0
  for await (const part of answer) bytes += part.length
  return [answer.statusCode, bytes]
}
