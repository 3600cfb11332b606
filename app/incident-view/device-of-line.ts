// The device 端末 that a line came from (AU11), as the server has it: people of one device name themselves.
import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { FoldedEntry } from '../../shared/incident/fold.ts'
import { knownDevices } from '../record/derived/known-devices.ts'
import { useRecord } from '../record/state/record.ts'

/** By device its enrolled name, as far as this one knows: from the last list of devices, else from the record. */
const useEnrolledNames = defineStore('enrolledNames', () => {
  const record = useRecord()
  const names = computed(() => {
    const listed = knownDevices()?.devices.map(({ device, name }) => [device, name] as const) ?? []
    const said = record.town.flatMap((line) =>
      line.known && line.operation.type === 'v1.enrolled' && line.upload?.standing === 'server'
        ? [[line.operation.body.device, line.operation.body.name] as const]
        : [],
    )
    return new Map([...said, ...listed])
  })
  return { names }
})

/** `・端末 宿直室`, `・取り込み 端末 総務課`; empty where the device has the name of who is named. */
export function deviceInWords({ read, upload }: FoldedEntry): string {
  if (upload === undefined || upload.standing === 'server') return ''
  const { by, enteredBy } = read.operation
  const name = useEnrolledNames().names.get(upload.uploader) ?? null
  if (upload.standing === 'relayed') return `・取り込み 端末 ${name ?? '名前は不明'}`
  return name === null || name === by || name === enteredBy ? '' : `・端末 ${name}`
}
