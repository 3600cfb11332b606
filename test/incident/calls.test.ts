// Calls (OP6, OP7): dialled inside an incident or outside, taken into one, and asked about until somebody answers.
import { describe, expect, it } from 'vitest'
import { foldIncident } from '../../shared/incident/fold.ts'
import type { Folded } from '../../shared/incident/fold.ts'
import { CallOutcome } from '../../shared/incident/operation-bodies.ts'
import { stampOf } from '../../shared/incident/stamp.ts'
import { devices, fixedNow, intake, uuidv7 } from '../people.ts'
import { amended, ended, entry, entryOf, foldOf, included, mistaken, outside, placed } from './said.ts'

const missing = uuidv7(999_999)
/** A minute behind: what it writes sorts before what it is about. */
const slowClock = {
  device: devices.officePhone,
  stamp: stampOf({ timeMs: fixedNow.getTime() - 60_000, counter: 0 }, devices.officePhone),
}

function callIds({ incident }: Folded): string[] {
  return [...incident.calls.keys()]
}

describe('a call of the incident', () => {
  const call = placed()

  it('[OP7] without an outcome stays asked about', () => {
    expect(foldOf(call).incident.calls.get(call.id)).toEqual({
      id: call.id,
      ...call.body,
      office: 'prefecture',
      at: call.at,
      outcome: null,
      endedBy: null,
    })
  })

  it.each(CallOutcome.options)('[OP7] %s may be said of it, late too', (outcome) => {
    const end = ended(call.id, outcome, { at: '2026-11-24T09:00:00+09:00' })
    expect(foldOf(call, end).incident.calls.get(call.id)).toMatchObject({
      outcome,
      endedBy: end.id,
      at: call.at,
    })
  })

  it('[OP7] an outcome said on a device whose clock ran behind is heard', () => {
    const end = ended(call.id, 'connected', slowClock)
    const folded = foldOf(call, end)
    expect(folded.entries.map(({ read }) => read.operation.id)).toEqual([end.id, call.id])
    expect(folded.incident.calls.get(call.id)?.outcome).toBe('connected')
  })

  it('[OP7] said twice, the later outcome governs; marked 誤入力, the earlier does, and at last none', () => {
    const first = ended(call.id, 'busy')
    const second = ended(call.id, 'connected')
    const outcome = (...said: Parameters<typeof foldOf>) =>
      foldOf(...said).incident.calls.get(call.id)?.outcome
    expect(outcome(call, second, first)).toBe('connected')
    expect(outcome(call, first, second, mistaken(second.id))).toBe('busy')
    expect(outcome(call, first, second, mistaken(second.id), mistaken(first.id))).toBeNull()
  })

  it('[OP7] an outcome of a call that is not there stays, and says why', () => {
    const end = ended(missing, 'connected')
    const folded = foldOf(call, end)
    expect(entryOf(folded, end.id).standing.notApplied).toBe('noSuchCall')
    expect(folded.incident.calls.get(call.id)?.outcome).toBeNull()
  })

  it('[OP7] an outcome of a call that was 誤入力 goes with it', () => {
    const end = ended(call.id, 'connected')
    const folded = foldOf(call, end, mistaken(call.id))
    expect(callIds(folded)).toEqual([])
    expect(entryOf(folded, end.id).standing.notApplied).toBe('callWithdrawn')
  })

  it('[OP7] an outcome of something that is no call is of none', () => {
    const first = intake()
    const end = ended(first.id, 'connected')
    expect(entryOf(foldOf(first, end), end.id).standing.notApplied).toBe('noSuchCall')
  })
})

describe('a call dialled outside', () => {
  const call = placed(outside)
  const end = ended(call.id, 'noAnswer', outside)

  it('[OP6] is not of the incident until it is taken in', () => {
    const folded = foldOf(intake(), call, end)
    expect(callIds(folded)).toEqual([])
    expect(folded.entries).toHaveLength(1)
  })

  it('[OP6] is taken in with its outcome, and not a byte of it changes', () => {
    const inclusion = included(call.id)
    const folded = foldOf(intake(), call, end, inclusion)
    expect(folded.incident.calls.get(call.id)).toMatchObject({ outcome: 'noAnswer', endedBy: end.id })
    expect(entryOf(folded, call.id).read.operation).toEqual(call)
    expect(entryOf(folded, end.id).read.operation).toEqual(end)
    expect(entryOf(folded, inclusion.id).standing.notApplied).toBeNull()
  })

  it('[OP6] is the only one that is: another stays outside with what was said of it', () => {
    const other = placed(outside)
    const folded = foldOf(
      call,
      end,
      included(call.id),
      other,
      ended(other.id, 'busy', outside),
      mistaken(other.id, outside),
    )
    expect(callIds(folded)).toEqual([call.id])
    expect(folded.entries).toHaveLength(3)
  })

  it('[OP6] brings an outcome that is said after it was taken in', () => {
    const late = ended(call.id, 'connected', { ...outside, at: '2026-11-23T03:00:00+09:00' })
    const folded = foldOf(call, included(call.id), late)
    expect(folded.incident.calls.get(call.id)?.outcome).toBe('connected')
  })

  it('[OP6][OP5] brings corrections of its outcome, and corrections of those', () => {
    const correction = amended(end.id, { call: call.id, outcome: 'connected' }, outside)
    const undone = mistaken(correction.id, outside)
    const outcome = (...said: Parameters<typeof foldOf>) =>
      foldOf(...said).incident.calls.get(call.id)?.outcome
    expect(outcome(call, end, included(call.id), correction)).toBe('connected')
    expect(outcome(call, end, included(call.id), correction, undone)).toBe('noAnswer')
    expect(entryOf(foldOf(call, end, included(call.id), correction), end.id).standing.nature).toBe('amended')
  })

  it('[OP6] brings what a device with a slow clock said of it', () => {
    const early = ended(call.id, 'connected', { ...outside, ...slowClock })
    expect(foldOf(call, included(call.id), early).incident.calls.get(call.id)?.outcome).toBe('connected')
  })

  it('[OP6] goes out again when its inclusion is 誤入力, and comes back when that was one', () => {
    const inclusion = included(call.id)
    const wrong = mistaken(inclusion.id)
    const folded = foldOf(call, end, inclusion, wrong)
    expect(callIds(folded)).toEqual([])
    expect(folded.entries.map(({ read }) => read.operation.id)).toEqual([inclusion.id, wrong.id])
    expect(callIds(foldOf(call, end, inclusion, wrong, mistaken(wrong.id)))).toEqual([call.id])
  })

  it('[OP6] stays while another inclusion of it stands', () => {
    const first = included(call.id)
    expect(callIds(foldOf(call, first, included(call.id), mistaken(first.id)))).toEqual([call.id])
  })

  it('[OP6][OP5] an inclusion that is amended takes in the call it should have named', () => {
    const other = placed(outside)
    const inclusion = included(call.id)
    const folded = foldOf(call, other, inclusion, amended(inclusion.id, { call: other.id }))
    expect(callIds(folded)).toEqual([other.id])
  })

  it('[OP6][OP5] an outcome amended to be of another call goes to the incident of that one', () => {
    const other = placed(outside)
    const correction = amended(end.id, { call: other.id, outcome: 'busy' }, outside)
    const outcome = (taken: string) =>
      foldOf(call, other, end, correction, included(taken)).incident.calls.get(taken)?.outcome
    expect(outcome(other.id)).toBe('busy')
    expect(outcome(call.id)).toBeNull()
  })

  it('[OP6] that is 誤入力 itself is no call of the incident, and its inclusion says so', () => {
    const inclusion = included(call.id)
    const folded = foldOf(call, inclusion, mistaken(call.id, outside))
    expect(callIds(folded)).toEqual([])
    expect(entryOf(folded, inclusion.id).standing.notApplied).toBe('callWithdrawn')
  })

  it('[OP6] may belong to two incidents, and to each with its outcome', () => {
    const calls = [call, end].map(entry)
    for (const id of [uuidv7(888_001), uuidv7(888_002)]) {
      const inclusion = { ...included(call.id), subject: id }
      const folded = foldIncident(id, [entry(inclusion)], calls)
      expect(folded.incident.calls.get(call.id)?.outcome).toBe('noAnswer')
    }
  })

  it('[OP6] that this device does not have yet: the inclusion waits, and says why', () => {
    const inclusion = included(missing)
    expect(entryOf(foldOf(inclusion), inclusion.id).standing.notApplied).toBe('noSuchCall')
  })
})
