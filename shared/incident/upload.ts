// By whose right a line came to the server (SY6): facts take effect whoever brought them, settings of the town where an
// administrator confirmed them (TR8).
import type { ReadOperation, OperationType } from './operation.ts'

/** Which device brought an operation to the server first, and by whose right: the server's word, nobody's claim. */
export type Upload = {
  uploader: string
  standing: 'server' | 'administrator' | 'responder' | 'relayed'
  /** The server's clock less the uploader's, when it came. */
  clockOffsetMs?: number
}

/** They decide which number leads, and what is left for whose seal on every sheet. */
const settings: readonly string[] = [
  'v1.hoursEntered',
  'v1.closedDayEntered',
  'v1.approvalColumnsEntered',
] satisfies OperationType[]

export function isSetting(type: string): boolean {
  return settings.includes(type)
}

type Line = ReadOperation & { upload?: Upload | undefined }

/** Of which operations an administrator confirmed that they take effect; only the server says so. */
export function confirmedIn(lines: readonly Line[]): ReadonlySet<string> {
  return new Set(
    lines.flatMap(({ upload, ...read }) =>
      read.known && read.operation.type === 'v1.settingConfirmed' && upload?.standing === 'server'
        ? read.operation.body.operation
        : [],
    ),
  )
}

/**
 * Whether a line may change a setting: one that only this device holds does, here, and what an administrator's device brought
 * as it had just been enrolled.
 */
export function maySet(upload: Upload | undefined, isConfirmed: boolean): boolean {
  return upload === undefined || upload.standing === 'administrator' || isConfirmed
}
