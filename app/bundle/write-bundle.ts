// Writing a bundle 記録のファイル from what this device holds, without a network (BU1, BU2).
import { callsSubject, townSubject } from '../../shared/incident/subjects.ts'
import type { Folded } from '../../shared/incident/fold.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import type { ReceiptNumber } from '../../shared/rules/sheets/receipt-number.ts'
import {
  attachmentsFolder,
  operationsFile,
  readMeFile,
  sumsFile,
  writeBundleLine,
  writeSums,
} from '../../shared/sync/bundle.ts'
import { bytesOf, digest } from '../../shared/sync/chain.ts'
import type { Self } from '../record/log/database.ts'
import { attachmentsOf } from '../record/log/attachments.ts'
import { proofReader } from '../record/log/proofs.ts'
import { storedRows } from '../record/log/rows.ts'
import type { StoredOperation } from '../record/log/rows.ts'
import { storedIncidents } from '../record/derived/stored-incidents.ts'
import type { StoredIncident } from '../record/derived/stored-incidents.ts'
import type { Step } from '../ui/long-work.ts'
import { recordHead } from '../paper/record-head.ts'
import { fileCss } from '../paper/share-paper.ts'
import { incidentPage, styleFile } from './incident-page.ts'
import { indexLine, indexPage } from './index-page.ts'
import { readMe } from './read-me.ts'
import { zipFile } from './zip-file.ts'
import type { ZipFile } from './zip-file.ts'
import { phone } from '../record/log/this-phone.ts'

export type BundleContent = {
  /** The incidents, real ones or drills; never both. */
  ids: readonly string[]
  title: string
  /** Without its ending. */
  name: string
  self: Self | null
  members: readonly string[]
  numberOf: (id: string) => ReceiptNumber | null
  plan: Plan
  /** The edition under which an incident began. */
  planOf: (incident: Incident) => Plan
  at: Date
}

export type Written = {
  file: File
  /** SHA-256 of SHA256SUMS: with it the whole bundle can be compared by word of mouth. */
  digest: string
  incidents: number
  operations: number
}

/** Writes it in slices; `step` says how far it is, and ends it where a person has stopped it. */
export async function writeBundle(wanted: BundleContent, step: Step): Promise<Written> {
  const zip = zipFile()
  const operations = await writeOperations(zip, wanted, step)
  const lines = await writePages(zip, wanted, step)
  const { title, self, at, name } = wanted
  const deviceName = self?.enrolment?.deviceName ?? null
  const told = { title, incidents: lines.length, operations, deviceName, at }
  zip.add(styleFile, fileCss)
  zip.add('index.html', indexPage(title, readMeFile, lines))
  zip.add(readMeFile, readMe(told))
  const sums = writeSums(zip.digests)
  zip.add(sumsFile, sums)
  const file = new File([zip.finish()], `${name}.zip`, { type: 'application/zip' })
  return { file, digest: digest(bytesOf(sums)), incidents: lines.length, operations }
}

/** The lines of the incidents, of the calls that they take in, and of the town. Returns how many. */
async function writeOperations(zip: ZipFile, { ids }: BundleContent, step: Step): Promise<number> {
  const proofOf = proofReader(phone)
  let count = 0
  async function* lines(): AsyncGenerator<string> {
    const calls = new Map((await storedRows(phone, [callsSubject])).map((row) => [row.id, row]))
    const taken = new Map<string, StoredOperation>()
    let done = 0
    for await (const incident of storedIncidents(phone, ids)) {
      await step({ done, of: ids.length, words: '記録を書き出しています' })
      done += 1
      for (const row of callsOf(incident, calls)) taken.set(row.id, row)
      yield* written(incident.rows)
    }
    yield* written([...taken.values()])
    yield* written(await storedRows(phone, [townSubject]))
  }
  async function* written(rows: readonly StoredOperation[]): AsyncGenerator<string> {
    for (const { receipt, line } of rows) {
      count += 1
      yield `${writeBundleLine(await proofOf(receipt), line)}\n`
    }
  }
  await zip.addPlain(operationsFile, lines())
  return count
}

function callsOf({ folded }: StoredIncident, calls: ReadonlyMap<string, StoredOperation>): StoredOperation[] {
  return folded.entries.flatMap(({ read }) => calls.get(read.operation.id) ?? [])
}

/** A page for each incident. Returns their lines for the first page. */
async function writePages(zip: ZipFile, wanted: BundleContent, step: Step): Promise<string[]> {
  const { ids, self, members, numberOf, plan, planOf, at } = wanted
  const lines: string[] = []
  for await (const { folded, rows } of storedIncidents(phone, ids)) {
    await step({ done: lines.length, of: ids.length, words: '帳票を書き出しています' })
    const { id } = folded.incident
    const given = numberOf(id)
    const head = recordHead(self, waiting({ folded, rows }))
    const file = `incidents/${id}.html`
    const page = { members, given, head, printed: at, plan, began: planOf(folded.incident) }
    zip.add(file, incidentPage(folded, page))
    await writeAttachments(zip, folded)
    lines.push(indexLine(folded.incident, given, file))
  }
  return lines
}

/** The pictures and documents that the incident names, as far as this device has them, each once. */
async function writeAttachments(zip: ZipFile, { incident }: Folded): Promise<void> {
  for (const { sha256, bytes } of await attachmentsOf(phone, incident)) {
    const name = `${attachmentsFolder}${sha256}`
    if (!zip.digests.has(name)) await zip.addPlain(name, only(bytes))
  }
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** How many operations of an incident the server does not have, counted as on the sheet's own screen. */
function waiting({ folded, rows }: StoredIncident): number {
  const refused = rows.filter(({ receipt, refused: why }) => why !== null && receipt === null)
  return folded.entries.filter(({ receivedAt }) => receivedAt === null).length + refused.length
}
