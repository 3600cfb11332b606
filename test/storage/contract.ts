// What every database must do. A database joins by `storageContract('its name', open)` in a test file of its own.
import type { Storage } from '../../server/storage/storage.ts'
import { attachmentsContract } from './attachments-contract.ts'
import { devicesContract } from './devices-contract.ts'
import { enrolmentContract } from './enrolment-contract.ts'
import { receiptContract } from './receipt-contract.ts'
import { recordContract } from './record-contract.ts'
import { settlingContract } from './settling-contract.ts'

/** Opens the storage kept in `folder`; opened again, it is the same one. */
export type Open = (folder: string) => Promise<Storage>

/** `numRuns`: of each property; to open one takes some databases longer than others. */
export function storageContract(name: string, open: Open, numRuns = 60): void {
  recordContract(name, open, numRuns)
  receiptContract(name, open)
  settlingContract(name, open)
  enrolmentContract(name, open)
  devicesContract(name, open)
  attachmentsContract(name, open)
}
