// A zip that is written file by file: what is written leaves the page's memory for the browser's.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

const blobBytes = 4 * 1024 * 1024

export type ZipFile = {
  /**
   * Writes one file to its end before the next. `plain`: not compressed, so that a byte that changes in the zip is one
   * byte of the file.
   */
  add: (name: string, pieces: AsyncIterable<string | Uint8Array>, how?: 'plain') => Promise<void>
  /** SHA-256 of each file so far, by name. */
  digests: ReadonlyMap<string, string>
  bytes: () => number
  finish: () => Blob
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
    async add(name, pieces, how) {
      const file = how === 'plain' ? new ZipPassThrough(name) : new ZipDeflate(name)
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
