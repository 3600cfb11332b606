// The device 端末 that a line came from (AU11), as the server has it: people of one device name themselves. And who brought it for
// another device, and what is wrong with its clock.
import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { FoldedEntry } from '../../shared/incident/fold.ts'
import type { OperationOf, OperationType } from '../../shared/incident/operation.ts'
import { firstYear } from '../../shared/incident/clock-bounds.ts'
import { maxClockLeadMs, timeOf } from '../../shared/incident/stamp.ts'
import { knownDevices } from '../record/derived/known-devices.ts'
import { useRecord } from '../record/state/record.ts'

/** `person`: null: its enrolment names nobody; undefined: not known here. */
type Origin = { name: string; person: string | null | undefined }

/** By device its enrolled name and whom it was enrolled for, as far as this one knows: from the last list, else from the record. */
const useOrigins = defineStore('origins', () => {
  const record = useRecord()
  const saidOf = <T extends OperationType>(type: T) =>
    record.town.flatMap((line) =>
      line.known && isOf(line.operation, type) ? [{ ...line, operation: line.operation }] : [],
    )
  const devices = computed(() => {
    const listed = knownDevices()?.devices.map(
      ({ device, name, person }) => [device, { name, person }] as const,
    )
    const said = saidOf('v1.enrolled')
      .filter(({ upload }) => upload?.standing === 'server')
      .map(({ operation: { body } }) => [body.device, { name: body.name, person: undefined }] as const)
    return new Map<string, Origin>([...said, ...(listed ?? [])])
  })
  /** By operation who took it in from what was set aside. */
  const takenAside = computed(() => {
    const said = saidOf('v1.asideTaken').filter(({ upload }) => upload?.standing === 'server')
    return new Map(said.map(({ operation: { body } }) => [body.operation, body.by]))
  })
  const bundles = computed(() => saidOf('v1.bundleTaken'))
  return { devices, takenAside, bundles }
})

function isOf<T extends OperationType>(
  operation: OperationOf<OperationType>,
  type: T,
): operation is OperationOf<T> {
  return operation.type === type
}

/** `・端末 宿直室`, `・取り込み 乙 端末 総務課`, `・端末の時計 1970年`; empty where nothing is to be said. */
export function deviceInWords(entry: FoldedEntry): string {
  return `${roadInWords(entry)}${clockInWords(entry)}`
}

/** As above, of a sheet's end: an enrolment that names nobody differs from no name. */
export function otherDeviceInWords(entry: FoldedEntry): string {
  const { upload } = entry
  const isForNobody =
    upload !== undefined &&
    upload.standing !== 'relayed' &&
    useOrigins().devices.get(upload.uploader)?.person === null
  return `${isForNobody ? '' : roadInWords(entry)}${clockInWords(entry)}`
}

function roadInWords({ read, upload, receivedAt }: FoldedEntry): string {
  if (upload === undefined || upload.standing === 'server') return ''
  const { devices, takenAside, bundles } = useOrigins()
  const { id, by, enteredBy } = read.operation
  const known = devices.get(upload.uploader)
  if (upload.standing !== 'relayed') {
    const isNamed = [known?.name, known?.person].some((one) => one === by || one === enteredBy)
    return known === undefined || isNamed ? '' : `・端末 ${known.name}`
  }
  const device = `端末 ${known?.name ?? '名前は不明'}`
  const settledBy = takenAside.get(id)
  if (settledBy !== undefined) return `・保留から ${settledBy} ${device}`
  const taken = bundles.findLast(
    (one) => one.operation.device === upload.uploader && (one.receivedAt ?? '') <= (receivedAt ?? ''),
  )
  return `・取り込み ${taken === undefined ? '' : `${taken.operation.enteredBy ?? '氏名なし'} `}${device}`
}

function clockInWords({ read, receivedAt }: FoldedEntry): string {
  const stamped = timeOf(read.operation.stamp)
  if (receivedAt === null) return ''
  const isAhead = Date.parse(stamped) > Date.parse(receivedAt) + maxClockLeadMs
  return isAhead || stamped < firstYear ? `・端末の時計 ${Number(stamped.slice(0, 4))}年` : ''
}
