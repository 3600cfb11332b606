// Opening a zip: which files it holds, and their bytes some at a time; what can't be unpacked is answered, not thrown.
import { unzipSync } from 'fflate'

const bytesAtOnce = 16 * 1024 * 1024
const maxFileBytes = 1024 * 1024 * 1024

export type OpenZip = {
  /** Every name in the zip, once for each file that has it. */
  names: readonly string[]
  /** The first file of each name, with its bytes; null: it can't be unpacked. */
  files: () => Generator<[name: string, bytes: Uint8Array | null]>
}

/** A file of the zip's list, by its place in it: a name may stand there twice. */
type Listed = { at: number; name: string; size: number }

/** Null: no zip, or one whose list of files is damaged. */
export function openZip(zip: Uint8Array): OpenZip | null {
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
  return { names: listed.map(({ name }) => name), files: () => unpacked(zip, listed) }
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
