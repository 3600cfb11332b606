// Opening a zip: which files it holds, and their bytes some at a time; what can't be unpacked is answered, not thrown.
import { unzipSync } from 'fflate'
import type { UnzipFileInfo } from 'fflate'

const bytesAtOnce = 16 * 1024 * 1024
const maxFileBytes = 1024 * 1024 * 1024

export type OpenZip = {
  /** Every name in the zip, once for each file that has it. */
  names: readonly string[]
  /** Each file with its bytes; null: it can't be unpacked. */
  files: () => Generator<[name: string, bytes: Uint8Array | null]>
}

/** Null: no zip, or one whose list of files is damaged. */
export function openZip(zip: Uint8Array): OpenZip | null {
  const listed: UnzipFileInfo[] = []
  try {
    unzipSync(zip, {
      filter: (file) => {
        if (!file.name.endsWith('/')) listed.push(file)
        return false
      },
    })
  } catch {
    return null
  }
  return { names: listed.map(({ name }) => name), files: () => unpacked(zip, listed) }
}

function* unpacked(zip: Uint8Array, listed: readonly UnzipFileInfo[]) {
  let group: UnzipFileInfo[] = []
  let size = 0
  for (const file of listed) {
    if (size + file.originalSize > bytesAtOnce) {
      yield* unpackedTogether(zip, group)
      group = []
      size = 0
    }
    group.push(file)
    size += file.originalSize
  }
  yield* unpackedTogether(zip, group)
}

/** The zip's list is walked once for all of them; only where one is damaged, once for each. */
function* unpackedTogether(
  zip: Uint8Array,
  files: readonly UnzipFileInfo[],
): Generator<[string, Uint8Array | null]> {
  const names = new Set(files.map(({ name }) => name))
  const found = unpack(zip, names)
  for (const name of names) {
    yield [name, found === null ? (unpack(zip, new Set([name]))?.[name] ?? null) : (found[name] ?? null)]
  }
}

function unpack(zip: Uint8Array, names: ReadonlySet<string>): Record<string, Uint8Array> | null {
  try {
    return unzipSync(zip, {
      filter: ({ name, originalSize }) => names.has(name) && originalSize <= maxFileBytes,
    })
  } catch {
    return null
  }
}
