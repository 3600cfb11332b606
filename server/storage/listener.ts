// Whoever is told what other processes do on the same record. Rule PG5.
import type { Head } from '../../shared/sync/receipt.ts'

export type Listener = {
  head: (head: Head) => void
  /** The enrolment of this device. */
  ended: (device: string) => void
}
