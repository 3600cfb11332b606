// A number of 別記 changes when two devices have said the same one: until then the number before it leads, and what one
// device said stands beside it. Names decide nothing here, only which device brought a line (SY6). Rule TR7.
import { amended, standings } from '../../incident/corrections.ts'
import type { LogEntry } from '../../incident/fold.ts'
import type { OperationOf } from '../../incident/operation.ts'
import type { Town } from '../../incident/town.ts'
import type { Contact } from '../../plan/schemas.ts'
import { type Invited, invitedApartMs, isOneOf } from './invited-apart.ts'

type Entered = OperationOf<'v1.contactEntered'>
export type Entry = NonNullable<Entered['body']['entry']>

/** That a device said this number of a contact; `entry` null: the plan's own. */
export type NumberSaid = {
  entry: Entry | null
  digits: string
  /** When, and who, by its own words (ISO 8601). */
  at: string
  by: string | null
  /** The device that brought it to the server, and when that had it; null while only this device has it. */
  uploader: string | null
  receivedAt: string | null
  /** Of another device, which this one only brought (SY17, SY19): nobody's own word. */
  relayed: boolean
  /** The entry it is a word of, the line by which it was said or corrected, and by which device. */
  id: string
  said: string
  voice: string
}

export type NumberInForce = {
  digits: string
  /** As both have called it; null: as the plan does. */
  name: string | null
  /** By which two it was changed; empty while it is the plan's. */
  changedBy: readonly NumberSaid[]
  /** Said by one device alone, in the order in which it was said. */
  proposed: readonly NumberSaid[]
}

/** What is in force of a contact of the plan, in the order in which the server had what was said of it. */
export function numberInForce(town: Town, contact: Contact): NumberInForce {
  let inForce: Omit<NumberInForce, 'proposed'> = { digits: contact.digits, name: null, changedBy: [] }
  /** The word of each device as it stands since the number last changed. */
  let open: NumberSaid[] = []
  const voices = new Map<string, Voice>()
  const invitations = invitationsIn(town)
  for (const line of inOrderOfReceipt(town.lines)) {
    const key = voiceOf(line)
    const voice = voices.get(key) ?? { lines: [], settled: 0 }
    if (!speaks(voice, line, contact)) continue
    voice.lines.push(line)
    voices.set(key, voice)
    const word = wordOf(voice, contact)
    const before = open.find((other) => other.voice === key)
    if (word?.said === before?.said) continue
    open = open.filter((other) => other !== before)
    if (word === null) continue
    const second = open.find((other) => other.digits === word.digits && areTwo(other, word, invitations))
    open.push(word)
    if (second === undefined) continue
    const name = second.entry?.name === word.entry?.name ? (word.entry?.name ?? null) : null
    if (word.digits === inForce.digits && name === inForce.name) continue
    inForce = { digits: word.digits, name, changedBy: [second, word] }
    open = []
    for (const other of voices.values()) other.settled = other.lines.length
  }
  return { ...inForce, proposed: open.filter(({ digits }) => digits !== inForce.digits) }
}

/** What one device has said of a contact; `settled`: as many lines of it came before the number last changed. */
type Voice = { lines: LogEntry[]; settled: number }

/** A number entered, or a correction of what this device said of it: nobody takes back another device's word. */
function speaks({ lines }: Voice, { known, operation }: LogEntry, contact: Contact): boolean {
  if (!known) return false
  if (operation.type === 'v1.contactEntered') return operation.body.contact === contact.id
  return (
    operation.type === 'v1.corrected' &&
    lines.some(({ operation: { id } }) => id === operation.body.operation)
  )
}

/**
 * The last word of a device that it has not taken back. Its 訂正 and 誤入力 count as what it says then; one that is 誤入力
 * itself was never said.
 */
function wordOf({ lines, settled }: Voice, contact: Contact): NumberSaid | null {
  const standing = standings(lines)
  const entered = new Map<string, Entered>()
  let word: NumberSaid | null = null
  for (const [at, line] of lines.entries()) {
    if (!line.known) continue
    const { operation } = line
    if (operation.type === 'v1.contactEntered') {
      entered.set(operation.id, operation)
      if (at >= settled) word = numberSaid(operation, line, contact)
    }
    if (operation.type !== 'v1.corrected' || at < settled) continue
    const target = entered.get(operation.body.operation)
    const { nature, notApplied } = standing.get(operation.id) ?? {}
    if (target === undefined || nature === 'mistaken' || notApplied !== null) continue
    if (operation.body.nature === 'mistaken') word = word?.id === target.id ? null : word
    const read = operation.body.nature === 'amended' ? amended(target, operation.body) : null
    if (read?.known === true && read.operation.type === 'v1.contactEntered')
      word = numberSaid({ ...read.operation, at: operation.at, by: operation.by }, line, contact)
  }
  return word
}

function numberSaid({ id, body, at, by }: Entered, line: LogEntry, contact: Contact): NumberSaid {
  const { upload, receivedAt } = line
  return {
    id,
    said: line.operation.id,
    voice: voiceOf(line),
    entry: body.entry,
    digits: body.entry?.number ?? contact.digits,
    at,
    by,
    receivedAt,
    uploader: upload?.uploader ?? null,
    relayed: upload?.standing === 'relayed',
  }
}

/** Which device speaks: what one only brought for another is nobody's own word. */
function voiceOf({ upload }: LogEntry): string {
  return `${upload?.uploader} ${upload?.standing === 'relayed'}`
}

/** The server's times never fall (SY21): no device's clock puts its word before another's. */
function inOrderOfReceipt(lines: readonly LogEntry[]): LogEntry[] {
  const key = ({ receivedAt }: LogEntry) => receivedAt ?? '~'
  return lines.toSorted((one, other) => (key(one) < key(other) ? -1 : Number(key(one) > key(other))))
}

type Invitations = readonly (Invited & { atMs: number })[]

/** Only the server says who invited whom. */
function invitationsIn({ lines }: Town): Invitations {
  return lines.flatMap((line) => {
    if (!line.known || line.operation.type !== 'v1.enrolled') return []
    if (line.upload?.standing !== 'server' || line.receivedAt === null) return []
    const { device, invitedBy } = line.operation.body
    return [{ device, invitedBy, atMs: Date.parse(line.receivedAt) }]
  })
}

function areTwo(one: NumberSaid, other: NumberSaid, invitations: Invitations): boolean {
  if (one.uploader === null || other.uploader === null) return false
  if (one.relayed || other.relayed) return false
  const saidMs = Date.parse(other.receivedAt ?? '')
  const lately = invitations.filter(({ atMs }) => atMs <= saidMs && saidMs - atMs < invitedApartMs)
  return !isOneOf(one.uploader, other.uploader, lately)
}
