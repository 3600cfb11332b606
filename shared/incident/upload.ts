// By whose right a line came to the server (SY6): facts take effect whoever brought them, settings of the town by an
// administrator's device alone (TR8).
import type { OperationType } from './operation.ts'

/** Which device brought an operation to the server first, and by whose right: the server's word, nobody's claim. */
export type Upload = {
  uploader: string
  standing: 'server' | 'administrator' | 'responder' | 'relayed'
}

/** They decide which number leads, and what is left for whose seal on every sheet. */
const settings: readonly OperationType[] = [
  'v1.hoursEntered',
  'v1.closedDayEntered',
  'v1.approvalColumnsEntered',
]

/** Whether a line of this type takes effect; one that only this device holds does, here. */
export function takesEffect(type: string, upload: Upload | undefined): boolean {
  return upload === undefined || upload.standing === 'administrator' || !settings.some((one) => one === type)
}
