import { bytesOf, digest } from '../../../shared/sync/chain.ts'

/** A key for a line that says something else than another one of its id (SY5). */
export function rivalKey(id: string, line: string): string {
  return `${id} conflict ${digest(bytesOf(line))}`
}
