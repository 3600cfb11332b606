// A zip that is written file by file: what is written leaves the page's memory for the browser's.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { deflateSync, Zip, ZipPassThrough } from 'fflate'

const blobBytes = 4 * 1024 * 1024

type Pieces = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>

export type ZipFile = {
  /** Writes one file, compressed. */
  add: (name: string, content: string) => void
  /** Writes one piece by piece and not compressed, so that a byte that changes in the zip is one byte of the file. */
  addPlain: (name: string, pieces: Pieces) => Promise<void>
  /** SHA-256 of each file so far, by name. */
  digests: ReadonlyMap<string, string>
  bytes: () => number
  finish: () => Blob
}

/** A file made on Unix, `-rw-r--r--`: otherwise unzip(1) takes its name for one of DOS and garbles Japanese. */
class UnixFile extends ZipPassThrough {
  override os = 3
  override attrs = (0o100644 << 16) >>> 0
}

/** Compresses one piece. The library's own keeps what it compressed with, a megabyte a file, until the zip is finished. */
class Compressed extends UnixFile {
  override compression = 8

  protected override process(bytes: Uint8Array, final: boolean): void {
    this.ondata(null, deflateSync(bytes), final)
  }
}

export function zipFile(): ZipFile {
  const digests = new Map<string, string>()
  const encoder = new TextEncoder()
  const blobs: Blob[] = []
  let waiting: Uint8Array<ArrayBuffer>[] = []
  let [size, waitingSize] = [0, 0]
  const zip = new Zip((problem, chunk) => {
    if (problem !== null) throw problem
    waiting.push(new Uint8Array(chunk))
    waitingSize += chunk.length
    size += chunk.length
    if (waitingSize >= blobBytes) put()
  })

  function put(): void {
    blobs.push(new Blob(waiting))
    waiting = []
    waitingSize = 0
  }

  return {
    digests,
    bytes: () => size,
    add(name, content) {
      const file = new Compressed(name)
      const bytes = encoder.encode(content)
      zip.add(file)
      file.push(bytes, true)
      digests.set(name, bytesToHex(sha256(bytes)))
    },
    async addPlain(name, pieces) {
      const file = new UnixFile(name)
      const hash = sha256.create()
      zip.add(file)
      for await (const piece of pieces) {
        const bytes = typeof piece === 'string' ? encoder.encode(piece) : piece
        hash.update(bytes)
        file.push(bytes)
      }
      file.push(new Uint8Array(), true)
      digests.set(name, bytesToHex(hash.digest()))
    },
    finish() {
      zip.end()
      put()
      return new Blob(blobs, { type: 'application/zip' })
    },
  }
}
