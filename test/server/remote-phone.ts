// A phone that speaks to a server process over real HTTP.
import { genesis } from '../../shared/sync/chain.ts'
import { EnrolmentAnswer, ndjson } from '../../shared/sync/protocol.ts'
import { devices } from '../people.ts'
import type { SyncRequestHead } from '../../shared/sync/round-trip.ts'
import { readAnswer } from './answer.ts'
import { cookieOf, request, secret, sentLines } from './town.ts'

export type RemotePhone = Awaited<ReturnType<typeof enrolRemote>>

export async function enrolRemote(url: string, code: string, device: string = devices.dutyPhone) {
  const answer = await fetch(`${url}/api/v2/enrolment`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, device, deviceName: '当番の携帯', secret }),
  })
  if (answer.status !== 201) throw new Error(`not enrolled: ${answer.status} ${await answer.text()}`)
  const { record } = EnrolmentAnswer.parse(await answer.json())
  return remotePhone(record, device, cookieOf(answer))
}

export function remotePhone(record: string, device: string, cookie: string) {
  const headers = { cookie, 'content-type': ndjson }
  const post = (url: string, lines: object[], head: object = {}) =>
    fetch(`${url}/api/v2/sync`, {
      method: 'POST',
      headers,
      body: new Uint8Array(request(record, lines, head)),
    })
  const sentBy = sentLines(record)
  const sync = async (url: string, lines: object[], head: Partial<SyncRequestHead> = {}) => {
    const sent = sentBy(lines, head.cursor)
    return readAnswer(await post(url, lines, head), sent)
  }
  /** All lines from the start, each whole. */
  const pullAll = async (url: string) => {
    const lines = []
    let cursor = genesis(record)
    for (let more = true; more;) {
      const answer = await sync(url, [], { cursor, full: true })
      lines.push(...answer.lines)
      const last = answer.lines.at(-1)?.line
      if (last !== undefined) cursor = { position: last.position, hash: last.hash }
      more = answer.more
    }
    return lines
  }
  return { record, device, cookie, headers, post, sync, pullAll }
}
