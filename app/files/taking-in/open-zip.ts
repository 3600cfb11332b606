// Opening a zip: which files it holds, and their bytes some at a time; what can't be unpacked is answered, not thrown.
import { unzipSync } from 'fflate'

const bytesAtOnce = 16 * 1024 * 1024
const maxFileBytes = 1024 * 1024 * 1024
/** Of all files together, unpacked. */
const maxTotalBytes = 2 * 1024 * 1024 * 1024
/** As many as a zip without its 64-bit form can hold. */
const maxFiles = 65_535
/** Deflate reaches a thousand with nothing but zeros; records and their pages stay far below. */
const maxRatio = 200
const ratioFromBytes = 4 * 1024 * 1024

export type OpenZip = {
  /** Every name in the zip, once for each file that has it. */
  names: readonly string[]
  /** The first file of each name, with its bytes; null: it can't be unpacked. */
  files: () => Generator<[name: string, bytes: Uint8Array | null]>
}

/** A file of the zip's list, by its place in it: a name may stand there twice. */
type Listed = { at: number; name: string; size: number }

/**
 * Null: no zip, or one whose list of files is damaged. `tooLarge`: by what that list says, before anything is unpacked; a file
 * gets no more room than its list says, however much there is of it.
 */
export function openZip(zip: Uint8Array): OpenZip | 'tooLarge' | null {
  const listed: Listed[] = []
  let at = 0
  try {
    unzipSync(zip, {
      filter: (file) => {
        if (!file.name.endsWith('/')) listed.push({ at, name: file.name, size: file.originalSize })
        at += 1
        return false
      },
    })
  } catch {
    return null
  }
  if (isTooLarge(listed, zip.length)) return 'tooLarge'
  return { names: listed.map(({ name }) => name), files: () => unpacked(zip, listed) }
}

function isTooLarge(listed: readonly Listed[], zipBytes: number): boolean {
  const total = listed.reduce((sum, { size }) => sum + size, 0)
  return (
    listed.length > maxFiles ||
    listed.some(({ size }) => size > maxFileBytes) ||
    total > maxTotalBytes ||
    (total > ratioFromBytes && total > zipBytes * maxRatio)
  )
}

function* unpacked(zip: Uint8Array, listed: readonly Listed[]) {
  let group: Listed[] = []
  let size = 0
  const seen = new Set<string>()
  for (const file of listed) {
    if (seen.has(file.name)) continue
    seen.add(file.name)
    if (size + file.size > bytesAtOnce) {
      yield* unpackedTogether(zip, group)
      group = []
      size = 0
    }
    group.push(file)
    size += file.size
  }
  yield* unpackedTogether(zip, group)
}

/** The zip's list is walked once for all of them; only where one is damaged, once for each. */
function* unpackedTogether(
  zip: Uint8Array,
  files: readonly Listed[],
): Generator<[string, Uint8Array | null]> {
  const found = unpack(zip, files)
  for (const file of files) yield [file.name, (found ?? unpack(zip, [file]))?.[file.name] ?? null]
}

function unpack(zip: Uint8Array, files: readonly Listed[]): Record<string, Uint8Array> | null {
  const places = new Set(files.map(({ at }) => at))
  let at = -1
  try {
    return unzipSync(zip, {
      filter: ({ originalSize }) => {
        at += 1
        return places.has(at) && originalSize <= maxFileBytes
      },
    })
  } catch {
    return null
  }
}
