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
  writeSidecar(file, { ...now, marks: [...marks, mark], open: true })
  setMark(file, mark)
  if (markOf(file) === mark) writeSidecar(file, { ...now, marks: [mark], open: true })
}

/** The last that is known of the head, while it is served or at its end. */
export async function noteHead(file: string, storage: Storage, open: boolean): Promise<void> {
  const marks = known(readSidecar(file))?.marks ?? []
  writeSidecar(file, { ...(await standing(storage)), marks, open })
}

async function standing(storage: Storage): Promise<{ record: string; head: Head; at: string }> {
  return { record: storage.record, head: await storage.head(), at: new Date().toISOString() }
}
