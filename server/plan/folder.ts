// Which plan this is: the folder that PLAN names, else 愛荘町's. Read when `#plan` is first imported, before any start.
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The first town's own plan, which the others are like. */
export const aisho = fileURLToPath(new URL('../../shared/plan/aisho', import.meta.url))

/** An absolute path. */
export function planFolder(): string {
  return process.env['PLAN'] ? resolve(process.env['PLAN']) : aisho
}
