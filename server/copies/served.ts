// What a server does with `record.json` from its start to its end. Rule BK4.
import type { Head } from '../../shared/sync/receipt.ts'
import type { Storage } from '../storage/storage.ts'
import { markOf, newMark, readSidecar, setMark, type Sidecar, writeSidecar } from './sidecar.ts'

const known = (sidecar: ReturnType<typeof readSidecar>): Sidecar | null =>
  typeof sidecar === 'string' ? null : sidecar

/** Before a database is made: from now on a database alone is none of ours. */
export function expectDatabase(file: string): void {
  if (readSidecar(file) !== 'missing' || markOf(file) !== null) return
  writeSidecar(file, { record: null, head: null, at: new Date().toISOString(), marks: [0], open: false })
}

/** The database is given a new mark, in the file itself: what is a copy of today is another file tomorrow. */
export async function beginServing(file: string, storage: Storage): Promise<void> {
  const mark = newMark()
  const marks = known(readSidecar(file))?.marks ?? []
  const now = await standing(storage)
  writeSidecar(file, { ...now, marks: [...marks, mark], open: false })
  setMark(file, mark)
  writeSidecar(file, { ...now, marks: markOf(file) === mark ? [mark] : [...marks, mark], open: true })
}

/** A write that changes nothing: it opens a database anew that could only be read. */
export async function writeNothing(storage: Storage): Promise<void> {
  const nobody = { uploader: storage.record, clockOffsetMs: 0, vouched: false }
  await storage.append({ ...nobody, now: new Date().toISOString(), lines: [] })
}

/** The last that is known of the head, while it is served or at its end. */
export async function noteHead(file: string, storage: Storage, open: boolean): Promise<void> {
  const marks = known(readSidecar(file))?.marks ?? []
  writeSidecar(file, { ...(await standing(storage)), marks, open })
}

async function standing(storage: Storage): Promise<{ record: string; head: Head; at: string }> {
  return { record: storage.record, head: await storage.head(), at: new Date().toISOString() }
}
