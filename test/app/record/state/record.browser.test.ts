// The record as the screens read it: what is stored here, in whichever tab it was written, folded into incidents.
import { beforeEach, describe, expect, it } from 'vitest'
import { append, newId } from '../../../../app/record/log/append.ts'
import { useRecord } from '../../../../app/record/state/record.ts'
import type { Fact } from '../../../../shared/incident/operation.ts'
import { callsSubject } from '../../../../shared/incident/subjects.ts'
import { killConnections } from '../../storage-faults.ts'
import { openTab } from '../../tabs.ts'
import { addWaiting, freshDevice, refuseWaiting, rows } from '../../town.ts'
import { phone } from '../../../../app/record/log/this-phone.ts'

const record = useRecord()

function intake(subject: string, what = '住基端末が起動しない'): Fact {
  return { type: 'v1.intakeReceived', subject, body: { what } }
}

function placed(id: string, subject: string): Fact & { id: string } {
  const body = { contact: 'prefectureNight', organisation: '県', number: '0775633750' }
  return { id, type: 'v1.callPlaced', subject, body }
}

/** The texts of an incident's intakes, as the screens show them. */
function intakes(id: string): string[] {
  return record.byId.get(id)?.incident.intakes.map(({ what }) => what) ?? []
}

beforeEach(async () => {
  await freshDevice()
  await record.load()
})

describe('what the screens read', () => {
  it('[ST1] follows every write of this tab', async () => {
    const id = newId(phone)
    await append(phone, [intake(id, '一')])
    await expect.poll(() => intakes(id)).toEqual(['一'])
    await append(phone, [intake(id, '二')])
    await expect.poll(() => intakes(id)).toEqual(['一', '二'])
    expect(record.waiting).toBe(2)
  })

  it('[ST1] follows every write of another tab, and the other tab ours', async () => {
    const tab = await openTab()
    const id = newId(phone)
    await tab.append.append(tab.thisPhone.phone, [intake(id, '隣の画面')])
    await expect.poll(() => intakes(id)).toEqual(['隣の画面'])
    const heard = new Promise((resolve) => tab.thisPhone.phone.onChange(resolve))
    await append(phone, [intake(id, 'この画面')])
    expect(await heard).toEqual({ what: 'appended', subjects: [id] })
  })

  it('[ST1] reads again, on a fresh handle, when the page is looked at after its handle died', async () => {
    const id = newId(phone)
    await append(phone, [intake(id)])
    await expect.poll(() => intakes(id)).toHaveLength(1)
    // Written while this page slept and heard nothing.
    const [row] = await rows()
    const said = { ...JSON.parse(row?.line ?? ''), id: newId(phone) }
    await addWaiting(said.id, id, JSON.stringify(said))
    killConnections()
    document.dispatchEvent(new Event('visibilitychange'))
    await expect.poll(() => intakes(id)).toHaveLength(2)
    expect(record.problem).toBeNull()
  })

  it('[OP2] what can not be read as an operation hides nothing else', async () => {
    const id = newId(phone)
    await append(phone, [intake(id)])
    await addWaiting(newId(phone), id, '{"of":"another program"}')
    await record.load()
    expect(record.problem).toBeNull()
    expect(intakes(id)).toHaveLength(1)
  })

  it('[OP2] what was refused stands outside the incident, and is shown for a person to settle', async () => {
    const id = newId(phone)
    await append(phone, [intake(id, '残る'), intake(id, '断られた')])
    await refuseWaiting(({ line }) => line.includes('断られた'), 'malformed')
    await record.load()
    expect(intakes(id)).toEqual(['残る'])
    expect(record.needPerson.map(({ operation }) => operation.body)).toEqual([{ what: '断られた' }])
    expect(record.waiting).toBe(1)
  })
})

describe('calls', () => {
  const looseIds = () => [...record.loose.incident.calls.keys()]

  it('[OP6] dialled outside wait until an incident takes them in', async () => {
    const [call, incident] = [newId(phone), newId(phone)]
    await append(phone, [placed(call, callsSubject)])
    await expect.poll(() => record.unplacedCalls.map(({ id }) => id)).toEqual([call])
    await append(phone, [{ type: 'v1.callIncluded', subject: incident, body: { call } }])
    await expect.poll(() => record.unplacedCalls).toEqual([])
    expect(looseIds()).toEqual([call])
    expect([...(record.byId.get(incident)?.incident.calls.keys() ?? [])]).toEqual([call])
  })

  it('[OP6][OP7] an outcome said outside is seen at once in the incident that took the call in', async () => {
    const [call, incident] = [newId(phone), newId(phone)]
    await append(phone, [placed(call, callsSubject)])
    await append(phone, [{ type: 'v1.callIncluded', subject: incident, body: { call } }])
    await append(phone, [{ type: 'v1.callEnded', subject: callsSubject, body: { call, outcome: 'busy' } }])
    const outcome = () => record.byId.get(incident)?.incident.calls.get(call)?.outcome
    await expect.poll(outcome).toBe('busy')
    expect(record.loose.incident.calls.get(call)?.outcome).toBe('busy')
  })

  it('[OP5][OP6] that were 誤入力 wait no more', async () => {
    const call = newId(phone)
    await append(phone, [placed(call, callsSubject)])
    const body = { operation: call, nature: 'mistaken', body: null, reason: null } as const
    await append(phone, [{ type: 'v1.corrected', subject: callsSubject, body }])
    await expect.poll(() => record.entryOf(call)).toBeDefined()
    await expect.poll(looseIds).toEqual([])
  })

  it('[OP6] outside stand newest first', async () => {
    const calls = [newId(phone), newId(phone), newId(phone)]
    for (const call of calls) await append(phone, [placed(call, callsSubject)])
    await expect.poll(() => record.unplacedCalls.map(({ id }) => id)).toEqual(calls.toReversed())
  })
})
