// What must be true after every step, and what at the end.
import { chainHash, genesis } from '../../shared/sync/chain.ts'
import { sha256 as digest } from '../../server/sha256.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { readStoredLine } from '../../shared/sync/protocol.ts'
import { townSubject } from '../../shared/incident/subjects.ts'
import { townOf } from '../../shared/incident/town.ts'
import { contacts, prefectureHours } from '#plan'
import { plan } from '../../shared/plan/plan.ts'
import { closedDays, contactsInForce, hoursInForce } from '../../shared/rules/town/contacts-in-force.ts'
import { planInForce } from '../../shared/rules/town/plan-in-force.ts'
import { readRow } from '../../app/record/log/rows.ts'
import type { StoredOperation } from '../../app/record/log/rows.ts'
import type { Self } from '../../app/record/log/database.ts'
import { rowsOf, selfOf, waitingOn } from './device.ts'
import type { Device } from './device.ts'
import { seal } from './server.ts'
import type { Server } from './server.ts'
import { serverOf } from './world.ts'
import type { Checked, World } from './world.ts'

/** A stamp may lie so far before server time (SY2), and a little more for what is said at once. */
const maxAheadMs = 10 * 60_000 + 1000

export class Violation extends Error {}

function must(isTrue: boolean, what: string): void {
  if (!isTrue) throw new Violation(what)
}

/** `checkLines`, where the head is another than it was. */
export async function checkServer(world: World, server: Server, name: string): Promise<Checked> {
  const checked = world.checked.get(server)
  const { position, hash } = await server.storage.head()
  if (checked?.position === position && checked.hash === hash) return checked
  return checkLines(world, server, name)
}

/** Gapless positions, a chain that follows, seals that are its own, and times that never fall; from where it was checked. */
export async function checkLines(world: World, server: Server, name: string): Promise<Checked> {
  const { storage } = server
  const start = genesis(storage.record)
  const before = world.checked.get(server)
  const checked = before ?? { ...start, receivedAt: '', lines: new Map() }
  for (let more = true; more;) {
    const page = await pageAfter(storage, checked)
    must(page.known, `${name}: what was at ${checked.position} is another, or gone`)
    for (const line of page.lines) {
      const { position, receivedAt, clockOffsetMs, uploader, standing, first, id } = line
      must(position === checked.position + 1, `${name}: position ${position} follows ${checked.position}`)
      must(receivedAt >= checked.receivedAt, `${name}: the time falls at ${position}`)
      const receipt = { position, receivedAt, clockOffsetMs, uploader, standing, ...(first ? { first } : {}) }
      const hash = chainHash(checked.hash, receipt, line.digest, digest)
      must(hash === line.hash, `${name}: the chain does not follow at ${position}`)
      must(seal.seal(hash) === line.seal, `${name}: the seal of ${position} is not its own`)
      must(!checked.lines.has(id), `${name}: ${id} is there twice`)
      if (line.as === 'here')
        must(digest(line.bytes) === line.digest, `${name}: the bytes of ${position} are others`)
      if (line.as === 'here' && first === undefined && standing === 'responder')
        must(
          deviceIn(line.bytes) === uploader,
          `${name}: ${id} stands as its own device's, which brought it not`,
        )
      if (first !== undefined) must(world.hashes.has(first.hash), `${name}: ${id} was nowhere before`)
      else if (standing === 'relayed') must(world.vouched.has(id), `${name}: ${id} lost its first receipt`)
      if (standing === 'server') must(uploader === storage.record, `${name}: ${id} is not the server's own`)
      must(standing !== 'administrator', `${name}: ${id} is no administrator's`)
      const isByChance = before !== undefined && world.hashes.has(hash)
      world.hashes.add(hash)
      checked.lines.set(id, { digest: line.digest, position, hash, isByChance })
      Object.assign(checked, { position, hash, receivedAt })
    }
    more = page.more
  }
  const { position, hash } = await storage.head()
  must(position === checked.position && hash === checked.hash, `${name}: the head is not the last line`)
  world.checked.set(server, checked)
  return checked
}

/** Which device an operation says it is of. */
function deviceIn(bytes: Uint8Array): string | undefined {
  return readStoredLine(new TextDecoder().decode(bytes))?.operation.device
}

function pageAfter(storage: Storage, { position, hash }: Checked) {
  return storage.page({ after: { position, hash }, want: 2000, maxBytes: 1e9, receiptBytes: 0, holder: null })
}

/** Every line that this device had it has still, but for those that were erased; and each once. */
export async function checkDevice({ erased }: World, device: Device): Promise<void> {
  const rows = await rowsOf(device)
  const now = new Map<string, string>()
  for (const { id, digest: of } of rows) {
    must(!now.has(of), `${device.name}: ${id} is there twice`)
    now.set(of, id)
  }
  for (const [of, id] of device.held) must(now.has(of) || erased.has(of), `${device.name}: ${id} is lost`)
  device.held = now
}

/** The chain here follows from its first hash to the cursor, but for a gap (SY30), and each line stands where it is in it. */
export async function checkChain({ name, phone }: Device): Promise<void> {
  const { self, skeletons, pages } = await phone.withDatabase((database) =>
    database.transaction('r', [database.self, database.skeletons, database.pages], async () => ({
      self: await database.self.get('self'),
      skeletons: await database.skeletons.orderBy('from').toArray(),
      pages: await database.pages.toArray(),
    })),
  )
  const enrolment = self?.enrolment
  if (!enrolment) return
  let at = genesis(enrolment.record)
  const there = new Map<number, string>()
  const { gap } = enrolment
  for (const { from, previous, receipts, ids, digests } of skeletons) {
    if (gap !== undefined && at.position === gap.after.position && at.hash === gap.after.hash) at = gap.before
    must(from === at.position + 1 && previous === at.hash, `${name}: its chain does not follow at ${from}`)
    const each = receipts.flatMap(({ count, receipt }) => Array.from({ length: count }, () => receipt))
    for (const [index, receipt] of each.entries()) {
      const position = from + index
      const of = Buffer.from(digests.subarray(index * 32, (index + 1) * 32)).toString('hex')
      at = { position, hash: chainHash(at.hash, { position, ...receipt }, of, digest) }
      there.set(position, ids[index] ?? '')
    }
  }
  const { position, hash } = enrolment.cursor
  must(at.position === position && at.hash === hash, `${name}: its chain ends before or behind its cursor`)
  for (const page of pages)
    for (const [index, where] of page.positions.entries())
      must(there.get(where) === page.ids[index], `${name}: a line stands at ${where} that is not there`)
}

/** That an answer did not follow once is remembered for ever (SY12), and puts nothing in doubt. */
function isInDoubt(alarm: Self['chainAlarm']): boolean {
  return alarm !== null && alarm.kind !== 'broken'
}

/** What it calls サーバー保存済み is on the server that it just heard of, as it stands there; or it is in doubt. */
export async function checkSaved(world: World, device: Device): Promise<void> {
  const { chainAlarm, enrolment } = await selfOf(device)
  if (isInDoubt(chainAlarm)) return
  const server = serverOf(world, device)
  const { lines, position: head } = await checkServer(world, server, 'server')
  // What stands behind a line that did not follow did not come: whether a promise for there was kept, it can't know yet.
  const knownTo = chainAlarm === null ? head : (enrolment?.cursor.position ?? 0)
  for (const { id, digest: of, receipt } of await rowsOf(device)) {
    if (receipt === null || (receipt.position > knownTo && receipt.position <= head)) continue
    const there = lines.get(id)
    must(there !== undefined, `${device.name}: ${id} is said to be on the server, and is not`)
    must(there?.digest === of, `${device.name}: ${id} is another on the server`)
    must(there?.position === receipt.position, `${device.name}: ${id} stands at another position`)
  }
}

/** It went with no server of an older generation than before, and with none that it had left; no stamp runs ahead. */
export async function checkFollowed(world: World, device: Device): Promise<void> {
  const { chainAlarm, enrolment, left, clock } = await selfOf(device)
  if (isInDoubt(chainAlarm) || enrolment === null) return
  const server = serverOf(world, device)
  const { generation } = await server.storage.head()
  must(generation >= device.generation, `${device.name}: goes with generation ${generation} again`)
  device.generation = generation
  const [last, ...before] = left.toReversed()
  // Where the one is the beginning of the other a device goes on with either.
  const hasSwapped = last !== undefined && last.hash !== device.left
  device.left = last?.hash ?? ''
  if (hasSwapped && before.length > 0) {
    const { lines } = await checkServer(world, server, 'server')
    const hashes = new Set([...lines.values()].flatMap(({ hash, isByChance }) => (isByChance ? [] : hash)))
    for (const head of before)
      must(
        head.generation < generation || !hashes.has(head.hash),
        `${device.name}: is back in the history that it left at ${head.position}`,
      )
  }
  if (device.isTrue && world.servers.every(({ offsetMs }) => offsetMs === 0) && !world.wasServerWrong)
    must(clock.timeMs <= world.nowMs + maxAheadMs, `${device.name}: its stamps run ahead`)
}

/** At the end every device has what the server has, and the server all that any device has. */
export async function checkEqual(world: World): Promise<void> {
  const [server] = world.servers
  if (server === undefined) throw new Error('no server')
  const { lines, position } = await checkServer(world, server, 'server')
  const ids = await Promise.all(world.devices.map(async (device) => (await selfOf(device)).device))
  must(new Set(ids).size === ids.length, 'two devices have one id')
  for (const device of world.devices) {
    const rows = await rowsOf(device)
    const { enrolment, chainAlarm, next } = await selfOf(device)
    must(enrolment?.gap === undefined, `${device.name}: lines are still to come`)
    must(!isInDoubt(chainAlarm), `${device.name}: alarm ${chainAlarm?.kind}`)
    must(chainAlarm === null || device.wasAltered, `${device.name}: a whole answer did not follow`)
    must(next === null, `${device.name}: still between two histories`)
    must(
      enrolment?.cursor.position === position,
      `${device.name}: stands at ${enrolment?.cursor.position} of ${position}`,
    )
    for (const { sha256 } of await device.phone.withDatabase((database) => database.attachments.toArray()))
      must(
        // The line that named it may be gone from all, by an old file put back and a database deleted: the server takes no
        // bytes that nothing names.
        !rows.some(({ line }) => line.includes(sha256)) || (await server.storage.attachment(sha256)) !== null,
        `${device.name}: its picture ${sha256} is on no server`,
      )
    must((await waitingOn(device)) === 0, `${device.name}: something waits for ever`)
    for (const { id, refused } of rows)
      must(refused?.reason !== 'relayedWithoutProof', `${device.name}: ${id} came without its proof`)
    checkTown(device.name, rows)
    const own = new Map(rows.map(({ id, digest: of }) => [id, of]))
    for (const [id, { digest: of, position: at }] of lines)
      must(own.get(id) === of || world.erased.has(of), `${device.name}: lacks ${id} at ${at}`)
    for (const { id, receipt, refused } of rows)
      must(refused !== null || (receipt !== null && lines.has(id)), `${device.name}: ${id} is on no server`)
  }
}

/** No phone here is an administrator's, and none says a number that another says: what is printed is in force (TR7, TR8). */
function checkTown(name: string, rows: readonly StoredOperation[]): void {
  const mayBe = rows.filter(({ line }) => line.includes(`"${townSubject}"`))
  const town = townOf(mayBe.flatMap(readRow).filter(({ operation }) => operation.subject === townSubject))
  const agency = contactsInForce(contacts, town).find(({ id }) => id === 'agency')
  must(
    agency?.digits === agency?.printed?.replaceAll('-', ''),
    `${name}: one device changed a number of 別記`,
  )
  must(hoursInForce(prefectureHours, town) === prefectureHours, `${name}: no administrator set the hours`)
  must(closedDays(town).size === 0, `${name}: no administrator closed a day`)
  must(planInForce(plan, town).approvalColumns === plan.approvalColumns, `${name}: the columns are others`)
}
