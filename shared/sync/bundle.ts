// Bundle 記録のファイル: what a device holds of one incident or of many, as a zip that is read without this application.
// Rules BU1-BU5.
//   operations.ndjson        an operation a line: its digest, the server's proof (null where it never had it), its bytes last
//   index.html incidents/…   the same for people: every sheet and the timeline
//   attachments/<sha256>     what belongs to the records, by its digest
//   SHA256SUMS               of every other file, as coreutils writes and checks it (sha256sum -c)
import * as z from 'zod/mini'
import { bytesOf, digest } from './chain.ts'
import { jsonOrNull } from './protocol.ts'
import { Hash, Proof } from './receipt.ts'
import { operationKey } from './round-trip.ts'

export const operationsFile = 'operations.ndjson'
export const sumsFile = 'SHA256SUMS'
export const readMeFile = 'はじめにお読みください.txt'
export const attachmentsFolder = 'attachments/'

/** A zip without its 64-bit form holds 65,535 files of 4 GiB together: with room for what stands beside them. */
export const maxBundleIncidents = 20_000
export const maxBundleBytes = 1024 * 1024 * 1024

/** A line without its operation's bytes. `digest`: SHA-256 of those; `proof`: null where the server never had it. */
export const BundleLine = z.object({ digest: Hash, proof: z.nullable(Proof) })
export type BundleLine = z.infer<typeof BundleLine>

/** Writes a line; `operation` is spliced in exactly as it is. */
export function writeBundleLine(proof: Proof | null, operation: string): string {
  const known: BundleLine = { digest: digest(bytesOf(operation)), proof }
  return `${JSON.stringify(known).slice(0, -1)}${operationKey}${operation}}`
}

/** `changed`: not the bytes that were written. `unreadable`: no line of a bundle at all. */
export type ReadLine =
  | { ok: true; line: BundleLine; operation: string }
  | { ok: false; problem: 'changed' | 'unreadable'; operation: string | null }

/** Reads a line back, the operation as the very text that was written. */
export function readBundleLine(text: string): ReadLine {
  const cut = text.indexOf(operationKey)
  if (cut < 0 || !text.endsWith('}')) return { ok: false, problem: 'unreadable', operation: null }
  const operation = text.slice(cut + operationKey.length, -1)
  const line = BundleLine.safeParse(jsonOrNull(`${text.slice(0, cut)}}`))
  if (!line.success) return { ok: false, problem: 'unreadable', operation }
  if (line.data.digest !== digest(bytesOf(operation))) return { ok: false, problem: 'changed', operation }
  return { ok: true, line: line.data, operation }
}

const sumLine = /^([0-9a-f]{64}) [ *](.+)$/

/** SHA256SUMS of files by name; no name of a bundle has a line break or a backslash in it. */
export function writeSums(digests: ReadonlyMap<string, string>): string {
  return [...digests].map(([name, of]) => `${of}  ${name}\n`).join('')
}

/** Reads SHA256SUMS back; lines that are none, by their number from 1. */
export function readSums(text: string): { digests: Map<string, string>; unreadable: number[] } {
  const digests = new Map<string, string>()
  const unreadable: number[] = []
  for (const [at, line] of text.split('\n').entries()) {
    const [, of, name] = sumLine.exec(line.replace(/\r$/, '')) ?? []
    if (of !== undefined && name !== undefined) digests.set(name, of)
    else if (line.trim() !== '') unreadable.push(at + 1)
  }
  return { digests, unreadable }
}

/** Damage in a bundle: a file by its name, a line of operations.ndjson or of SHA256SUMS by its number. */
export type Damage =
  | { kind: 'fileChanged' | 'fileMissing' | 'fileExtra' | 'fileUnreadable'; file: string }
  | { kind: 'lineChanged' | 'lineUnreadable'; file: string; line: number; id: string | null }

/** Compares what SHA256SUMS lists with the files there are; null: a file that can't be unpacked. */
export function compareFiles(
  listed: ReadonlyMap<string, string>,
  found: ReadonlyMap<string, string | null>,
): Damage[] {
  const there = [...found].flatMap(([file, of]): Damage[] => {
    if (of === null) return [{ kind: 'fileUnreadable', file }]
    if (!listed.has(file)) return [{ kind: 'fileExtra', file }]
    return listed.get(file) === of ? [] : [{ kind: 'fileChanged', file }]
  })
  const missing = [...listed.keys()].filter((file) => !found.has(file))
  return [...there, ...missing.map((file): Damage => ({ kind: 'fileMissing', file }))]
}
