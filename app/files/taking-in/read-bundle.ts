// Reading a bundle 記録のファイル: every file against SHA256SUMS, every line against its own digest (BU3). What is sound is
// answered beside what is not, each by its name.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { ReadOperation } from '../../../shared/incident/operation.ts'
import {
  attachmentsFolder,
  compareFiles,
  maxBundleBytes,
  operationsFile,
  readBundleLine,
  readSums,
  sumsFile,
} from '../../../shared/sync/bundle.ts'
import type { Damage } from '../../../shared/sync/bundle.ts'
import { digest } from '../../../shared/sync/chain.ts'
import { readStoredLine } from '../../../shared/sync/protocol.ts'
import type { Step } from '../../ui/long-work.ts'
import { openZip } from './open-zip.ts'

const hashedAtOnce = 1024 * 1024
const newline = 0x0a
const incidentPage = /^incidents\/([^/]+)\.html$/
/** A page's title stands within them. */
const headBytes = 1024

export type SoundLine = { read: ReadOperation; text: string }

export type ReadBundle = {
  name: string
  /** SHA-256 of SHA256SUMS. */
  digest: string
  lines: SoundLine[]
  /** The bytes of pictures and documents, by their digest. */
  attachments: Map<string, Blob>
  /** What each incident was called where the bundle was written: its page bears it as a title. */
  names: Map<string, string>
  damages: Damage[]
}

export type Unreadable = 'tooLarge' | 'notZip' | 'notBundle'

/** Reads the whole file; returns why where it is no bundle at all. */
export async function readBundle(file: File, step: Step): Promise<ReadBundle | Unreadable> {
  if (file.size > maxBundleBytes) return 'tooLarge'
  const zip = openZip(new Uint8Array(await file.arrayBuffer()))
  if (zip === null) return 'notZip'
  if (zip === 'tooLarge') return zip
  const folder = folderOf(zip.names)
  if (folder === null) return 'notBundle'

  const found = new Map<string, string | null>()
  const attachments = new Map<string, Blob>()
  const names = new Map<string, string>()
  let operations = new Uint8Array()
  let sums = new Uint8Array()
  const outside = zip.names.filter((path) => !path.startsWith(folder))
  for (const [path, bytes] of zip.files()) {
    if (!path.startsWith(folder)) continue
    const name = path.slice(folder.length)
    if (name === sumsFile) sums = new Uint8Array(bytes ?? [])
    else found.set(name, bytes === null ? null : await digestOf(bytes, step, found.size, zip.names.length))
    const own = found.get(name) ?? ''
    if (bytes !== null && name === `${attachmentsFolder}${own}`)
      attachments.set(own, new Blob([new Uint8Array(bytes)]))
    if (name === operationsFile && bytes !== null) operations = new Uint8Array(bytes)
    const [, incident] = incidentPage.exec(name) ?? []
    if (bytes !== null && incident !== undefined) names.set(incident, titleOf(bytes))
  }
  const listed = readSums(new TextDecoder().decode(sums))
  if (listed.digests.size === 0 && !found.has(operationsFile)) return 'notBundle'
  const read = await readLines(operations, step)
  const damages = [
    ...[...repeated(zip.names), ...outside].map((name): Damage => ({ kind: 'fileExtra', file: name })),
    ...compareFiles(listed.digests, found),
    ...listed.unreadable.map((line): Damage => ({ kind: 'lineUnreadable', file: sumsFile, line, id: null })),
    ...read.damages,
  ]
  return { name: file.name, digest: digest(sums), lines: read.lines, attachments, names, damages }
}

function titleOf(page: Uint8Array): string {
  const [, title = ''] = /<title>([^<]*)/.exec(new TextDecoder().decode(page.subarray(0, headBytes))) ?? []
  return title
}

/** Who unpacked a bundle and packed it again may have done so with its folder around it. */
function folderOf(names: readonly string[]): string | null {
  const [path] = names.filter((name) => name === sumsFile || name.endsWith(`/${sumsFile}`))
  return path === undefined ? null : path.slice(0, -sumsFile.length)
}

function repeated(names: readonly string[]): string[] {
  const once = new Set<string>()
  return [...new Set(names.filter((name) => once.size === once.add(name).size))]
}

async function digestOf(bytes: Uint8Array, step: Step, done: number, of: number): Promise<string> {
  const hash = sha256.create()
  for (let at = 0; at < bytes.length; at += hashedAtOnce) {
    await step({ done, of, words: 'ファイルを確かめています' })
    hash.update(bytes.subarray(at, at + hashedAtOnce))
  }
  return bytesToHex(hash.digest())
}

async function readLines(bytes: Uint8Array, step: Step): Promise<{ lines: SoundLine[]; damages: Damage[] }> {
  const lines: SoundLine[] = []
  const damages: Damage[] = []
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  for (let start = 0, number = 1; start < bytes.length; number += 1) {
    await step({ done: start, of: bytes.length, words: '記録を確かめています' })
    const found = bytes.indexOf(newline, start)
    const end = found < 0 ? bytes.length : found
    const read = readBundleLine(decoder.decode(bytes.subarray(start, end)))
    start = end + 1
    const operation = read.operation === null ? null : readStoredLine(read.operation)
    if (read.ok && operation !== null) lines.push({ read: operation, text: read.operation })
    else
      damages.push({
        kind: !read.ok && read.problem === 'changed' ? 'lineChanged' : 'lineUnreadable',
        file: operationsFile,
        line: number,
        id: operation?.operation.id ?? null,
      })
  }
  return { lines, damages }
}
