// What no person says: a device or the server saw it.
import type { OperationType } from '../../shared/incident/operation.ts'

export const seenByMachine: ReadonlySet<string> = new Set<OperationType>([
  'v1.callPlaced',
  'v1.bundleTaken',
  'v1.enrolled',
  'v1.asideTaken',
  'v1.settingConfirmed',
  'v1.restored',
  'v1.clockMended',
])
