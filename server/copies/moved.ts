// A record that was moved 移した: it goes on elsewhere, and what it was moved from is served no more. Two servers of one record
// would each tell their phones what the other does not have. Rule BK8.
import { existsSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { readSidecar, sidecarFile, writeSidecar } from './sidecar.ts'

/** Whether this copy is the database of another data folder, whose server could be started again. */
export function isOfOtherFolder(copy: string, file: string): boolean {
  return (
    dirname(resolve(copy)) !== dirname(resolve(file)) &&
    basename(copy) === basename(file) &&
    existsSync(sidecarFile(copy))
  )
}

/** No start takes this for its record from now on, until a copy is put in its place. Throws where it can't be written. */
export function markMoved(file: string, to: string, now: Date): void {
  const sidecar = readSidecar(file)
  if (typeof sidecar === 'string') throw new Error(`${sidecarFile(file)}: ${sidecar}`)
  writeSidecar(file, { ...sidecar, moved: { at: now.toISOString(), to } })
}

/** Whether a record is here that goes on here. */
export function isNotMoved(file: string): boolean {
  const sidecar = readSidecar(file)
  return existsSync(file) && (typeof sidecar === 'string' || sidecar.moved === undefined)
}
