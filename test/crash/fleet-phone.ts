// A phone of the fleet: it says lines, sends again what got no answer, hears hints and pulls what they tell of. Rules SY12, SY18.
import { get } from 'node:https'
import { genesis } from '../../shared/sync/chain.ts'
import { livePath, maxAnswerOperations } from '../../shared/sync/protocol.ts'
import type { Cursor } from '../../shared/sync/receipt.ts'
import { movedBy } from '../../shared/sync/round-trip.ts'
import { intake } from '../people.ts'
import type { ToldLine } from '../server/answer.ts'
import type { RemotePhone } from '../server/remote-phone.ts'
import { countAttempts } from './attempts.ts'
import type { Ledger } from './ledger.ts'
import { between, pause } from './part.ts'

/** Until a phone tries again, and opens a stream again: what the app waits the first time (app/sync/triggers.ts, live.ts). */
const againMs = [2500, 5000] as const

export type FleetPhone = ReturnType<typeof fleetPhone>

/** Holds `lines` and listens at once, until it is closed. */
export function fleetPhone(phone: RemotePhone, url: string, ledger: Ledger, lines: readonly ToldLine[]) {
  const last = lines.at(-1)?.line
  let cursor: Cursor = last ? { position: last.position, hash: last.hash } : genesis(phone.record)
  let outbox: ReturnType<typeof intake>[] = []
  let isMore = false
  let settling: Promise<void> | null = null
  let isClosed = false
  let stream: ReturnType<typeof get> | null = null
  const heard = { position: 0, atMs: 0 }
  const saidMs = new Map<string, number>()
  const found = {
    /** The ids that it holds, by position. */
    held: lines.map(({ line }) => line.id),
    roundTripMs: [] as number[],
    /** From a line's saying to its accept. */
    acceptedMs: [] as number[],
    roundTrips: countAttempts(),
    streams: countAttempts(),
    faults: [] as string[],
  }
  listen()
  return { found, heard, say, settled, isSettled: () => !isOwed(), close }

  function say(): void {
    const line = intake({ device: phone.device })
    saidMs.set(line.id, performance.now())
    outbox.push(line)
    settle()
  }

  /** Once nothing waits, whatever it has heard of is here. */
  async function settled(): Promise<void> {
    settle()
    await settling
  }

  function isOwed(): boolean {
    return !isClosed && (outbox.length > 0 || isMore || heard.position > cursor.position)
  }

  function settle(): void {
    if (isOwed()) settling ??= takeTurns()
  }

  async function takeTurns(): Promise<void> {
    while (isOwed()) {
      const begunMs = performance.now()
      try {
        await roundTrip()
        found.roundTrips.succeeded()
      } catch (error) {
        const [what] = /^\d{3}(?=:)/.exec(error instanceof Error ? error.message : '') ?? []
        found.roundTrips.failed(begunMs, what ?? 'cut')
        await pause(between(...againMs))
      }
    }
    settling = null
  }

  async function roundTrip(): Promise<void> {
    const sent = outbox
    ledger.noteSent(sent)
    const begunMs = performance.now()
    const head = { cursor, want: maxAnswerOperations, full: true, now: new Date().toISOString() }
    const answer = await phone.sync(url, sent, head)
    const nowMs = performance.now()
    found.roundTripMs.push(nowMs - begunMs)
    if (answer.diverged) found.faults.push(`diverged at ${cursor.position}`)
    if (answer.refused.length > 0) found.faults.push(`refused: ${answer.refused[0]?.reason}`)
    ledger.notePromised(answer.accepted)
    for (const { id } of answer.accepted) found.acceptedMs.push(nowMs - (saidMs.get(id) ?? nowMs))
    const named = new Set(sent)
    outbox = outbox.filter((line) => !named.has(line))
    const moved = movedBy(answer.stretches, cursor)
    const own = answer.accepted.filter(
      ({ position }) => position > cursor.position && position <= moved.position,
    )
    own.sort((one, other) => one.position - other.position)
    for (const { id, position, hash } of [...own, ...answer.lines.map(({ line }) => line)]) {
      if (position !== found.held.length + 1) found.faults.push(`${position} after ${found.held.length}`)
      found.held.push(id)
      cursor = { position, hash }
    }
    isMore = answer.more
  }

  function listen(): void {
    let text = ''
    const again = () => setTimeout(() => isClosed || listen(), between(...againMs)).unref()
    const begunMs = performance.now()
    let isAnswered = false
    stream = get(`${url}${livePath}`, { headers: { cookie: phone.cookie } }, (answer) => {
      isAnswered = true
      if (answer.statusCode === 200) found.streams.succeeded()
      else found.streams.failed(begunMs, String(answer.statusCode))
      answer.on('error', () => {})
      answer.once('close', again)
      answer.on('data', (part) => {
        const events = `${text}${String(part)}`.split('\n\n')
        text = events.pop() ?? ''
        for (const event of events) hear(event)
      })
    })
    // What ends before an answer; later its `close` tells.
    stream.on('error', () => {
      if (isAnswered || isClosed) return
      found.streams.failed(begunMs, 'cut')
      again()
    })
  }

  function hear(event: string): void {
    const [, data] = /^event: head\ndata: (.*)$/m.exec(event) ?? []
    const position = data === undefined ? 0 : Number(JSON.parse(data).position)
    if (position <= heard.position) return
    Object.assign(heard, { position, atMs: performance.now() })
    settle()
  }

  function close(): void {
    isClosed = true
    stream?.destroy()
  }
}
