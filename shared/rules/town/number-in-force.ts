// A number of 別記 changes when two devices have said the same one: until then the number before it leads, and what one
// device said stands beside it. Names decide nothing here, only which device brought a line (SY6). Rule TR7.
import { amended } from '../../incident/corrections.ts'
import type { LogEntry } from '../../incident/fold.ts'
import type { OperationOf } from '../../incident/operation.ts'
import type { Town } from '../../incident/town.ts'
import type { Contact } from '../../plan/schemas.ts'

type Entered = OperationOf<'v1.contactEntered'>
export type Entry = NonNullable<Entered['body']['entry']>

/** Whoever invites a device could hold both: for so long the two count as one. */
export const invitedApartMs = 24 * 60 * 60 * 1000

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
}

export type NumberInForce = {
  digits: string
  entry: Entry | null
  /** By which two it was changed; empty while it is the plan's. */
  changedBy: readonly NumberSaid[]
  /** Said by one device alone, in the order in which it was said. */
  proposed: readonly NumberSaid[]
}

/** What is in force of a contact of the plan, in the order in which the server had what was said of it. */
export function numberInForce(town: Town, contact: Contact): NumberInForce {
  let inForce: Omit<NumberInForce, 'proposed'> = { digits: contact.digits, entry: null, changedBy: [] }
  /** The last word of each device since the number last changed. */
  let open: NumberSaid[] = []
  const invitations = invitationsIn(town)
  for (const { uploader, said } of words(town, contact)) {
    open = open.filter((other) => other.uploader !== uploader)
    if (said === null) continue
    const second = open.find((other) => other.digits === said.digits && areTwo(other, said, invitations))
    open.push(said)
    if (second === undefined || said.digits === inForce.digits) continue
    inForce = { digits: said.digits, entry: said.entry, changedBy: [second, said] }
    open = []
  }
  return { ...inForce, proposed: open.filter(({ digits }) => digits !== inForce.digits) }
}

type Word = { uploader: string | null; said: NumberSaid | null }

/**
 * What each device says of this contact, and takes back: its own 訂正 and 誤入力 count as what it says then; nobody takes
 * back another device's word, nor a change that two have made.
 */
function words(town: Town, contact: Contact): Word[] {
  const entered = new Map<string, { operation: Entered; uploader: string | null }>()
  return inOrderOfReceipt(town.lines).flatMap((line) => {
    if (!line.known) return []
    const { operation } = line
    const uploader = line.upload?.uploader ?? null
    if (operation.type === 'v1.contactEntered') {
      entered.set(operation.id, { operation, uploader })
      return wordOf(operation, line, contact)
    }
    if (operation.type !== 'v1.corrected' || operation.body.nature === 'remarked') return []
    const target = entered.get(operation.body.operation)
    if (target?.uploader !== uploader || target.operation.body.contact !== contact.id) return []
    if (operation.body.nature === 'mistaken') return [{ uploader, said: null }]
    const read = amended(target.operation, operation.body)
    return read?.known === true && read.operation.type === 'v1.contactEntered'
      ? wordOf({ ...read.operation, at: operation.at, by: operation.by }, line, contact)
      : []
  })
}

function wordOf({ body, at, by }: Entered, { upload, receivedAt }: LogEntry, contact: Contact): Word[] {
  if (body.contact !== contact.id) return []
  const uploader = upload?.uploader ?? null
  const digits = body.entry?.number ?? contact.digits
  return [{ uploader, said: { entry: body.entry, digits, at, by, uploader, receivedAt } }]
}

/** The server's times never fall (SY21): no device's clock puts its word before another's. */
function inOrderOfReceipt(lines: readonly LogEntry[]): LogEntry[] {
  const key = ({ receivedAt }: LogEntry) => receivedAt ?? '~'
  return lines.toSorted((one, other) => (key(one) < key(other) ? -1 : Number(key(one) > key(other))))
}

type Invitations = readonly { pair: readonly string[]; atMs: number }[]

/** Only the server says who invited whom. */
function invitationsIn({ lines }: Town): Invitations {
  return lines.flatMap((line) => {
    if (!line.known || line.operation.type !== 'v1.enrolled') return []
    if (line.upload?.standing !== 'server' || line.receivedAt === null) return []
    const { device, invitedBy } = line.operation.body
    return [{ pair: [device, invitedBy], atMs: Date.parse(line.receivedAt) }]
  })
}

function areTwo(one: NumberSaid, other: NumberSaid, invitations: Invitations): boolean {
  if (one.uploader === null || other.uploader === null || one.uploader === other.uploader) return false
  const [first, second] = [one.uploader, other.uploader]
  const saidMs = Date.parse(other.receivedAt ?? '')
  return !invitations.some(
    ({ pair, atMs }) => pair.includes(first) && pair.includes(second) && saidMs - atMs < invitedApartMs,
  )
}
