// A number of 別記 changes when two devices have said the same one: until then the number before it leads, and what one
// device said stands beside it. Names decide nothing here, only which device brought a line (SY6). Rule TR7.
import { amended } from '../../incident/corrections.ts'
import type { LogEntry } from '../../incident/fold.ts'
import type { OperationOf } from '../../incident/operation.ts'
import type { Town } from '../../incident/town.ts'
import type { Contact } from '../../plan/schemas.ts'

type Entered = OperationOf<'v1.contactEntered'>
export type Entry = NonNullable<Entered['body']['entry']>

/** Whoever invites devices could hold them all: for so long they count as one. */
const invitedApartMs = 24 * 60 * 60 * 1000

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
  /** The operation it was said by. */
  id: string
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
  /** The last word of each device since the number last changed. */
  let open: NumberSaid[] = []
  const invitations = invitationsIn(town)
  for (const word of words(town, contact)) {
    open = open.filter((other) => !replaces(word, other))
    if (!('digits' in word)) continue
    const second = open.find((other) => other.digits === word.digits && areTwo(other, word, invitations))
    open.push(word)
    if (second === undefined) continue
    const name = second.entry?.name === word.entry?.name ? (word.entry?.name ?? null) : null
    if (word.digits === inForce.digits && name === inForce.name) continue
    inForce = { digits: word.digits, name, changedBy: [second, word] }
    open = []
  }
  return { ...inForce, proposed: open.filter(({ digits }) => digits !== inForce.digits) }
}

/** A word, or that one is taken back. */
type Word = NumberSaid | Pick<NumberSaid, 'id' | 'uploader' | 'relayed'>

/** A device's next word takes the place of its last one; what it takes back, of that one alone. */
function replaces(word: Word, other: NumberSaid): boolean {
  const isSameVoice = other.uploader === word.uploader && other.relayed === word.relayed
  return isSameVoice && ('digits' in word || other.id === word.id)
}

/**
 * What each device says of this contact, and takes back: its own 訂正 and 誤入力 count as what it says then; nobody takes
 * back another device's word, nor a change that two have made.
 */
function words(town: Town, contact: Contact): Word[] {
  const entered = new Map<string, { operation: Entered } & ReturnType<typeof voiceOf>>()
  return inOrderOfReceipt(town.lines).flatMap((line) => {
    if (!line.known) return []
    const { operation } = line
    const voice = voiceOf(line)
    if (operation.type === 'v1.contactEntered') {
      entered.set(operation.id, { operation, ...voice })
      return wordOf(operation, line, contact)
    }
    if (operation.type !== 'v1.corrected' || operation.body.nature === 'remarked') return []
    const target = entered.get(operation.body.operation)
    if (target?.uploader !== voice.uploader || target.relayed !== voice.relayed) return []
    if (target.operation.body.contact !== contact.id) return []
    const { id } = target.operation
    if (operation.body.nature === 'mistaken') return [{ id, ...voice }]
    const read = amended(target.operation, operation.body)
    return read?.known === true && read.operation.type === 'v1.contactEntered'
      ? wordOf({ ...read.operation, at: operation.at, by: operation.by }, line, contact)
      : []
  })
}

function voiceOf({ upload }: LogEntry) {
  return { uploader: upload?.uploader ?? null, relayed: upload?.standing === 'relayed' }
}

function wordOf({ id, body, at, by }: Entered, line: LogEntry, contact: Contact): NumberSaid[] {
  if (body.contact !== contact.id) return []
  const digits = body.entry?.number ?? contact.digits
  return [{ id, entry: body.entry, digits, at, by, receivedAt: line.receivedAt, ...voiceOf(line) }]
}

/** The server's times never fall (SY21): no device's clock puts its word before another's. */
function inOrderOfReceipt(lines: readonly LogEntry[]): LogEntry[] {
  const key = ({ receivedAt }: LogEntry) => receivedAt ?? '~'
  return lines.toSorted((one, other) => (key(one) < key(other) ? -1 : Number(key(one) > key(other))))
}

type Invitations = readonly { device: string; invitedBy: string; atMs: number }[]

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
  if (one.uploader === null || other.uploader === null || one.uploader === other.uploader) return false
  if (one.relayed || other.relayed) return false
  const saidMs = Date.parse(other.receivedAt ?? '')
  const lately = invitations.filter(({ atMs }) => atMs <= saidMs && saidMs - atMs < invitedApartMs)
  const seconds = invitersOf(other.uploader, lately)
  return ![...invitersOf(one.uploader, lately)].some((device) => seconds.has(device))
}

/** The device, and those by whose codes it came in, one by the other's. */
function invitersOf(device: string, invitations: Invitations, found = new Set<string>()): Set<string> {
  if (found.has(device)) return found
  found.add(device)
  for (const one of invitations) if (one.device === device) invitersOf(one.invitedBy, invitations, found)
  return found
}
