// Corrections 訂正 and 誤入力 (OP5): the latest that stands governs, all of them stay visible, no byte is changed.
import { saidOf } from '../../shared/incident/incident.ts'
import { describe, expect, it } from 'vitest'
import { foldIncident } from '../../shared/incident/fold.ts'
import { readOperation } from '../../shared/incident/operation.ts'
import { stampOf } from '../../shared/incident/stamp.ts'
import { devices, fixedNow, incident, intake, operation, uuidv7 } from '../people.ts'
import { amended, assessed, ended, entry, entryOf, foldOf, measure, mistaken, placed } from './said.ts'

const missing = uuidv7(999_999)

describe('訂正', () => {
  const first = intake()
  const correction = amended(first.id, { what: '住基端末2台が起動しない' })

  it('[OP5] carries the body as it should have been; both stay in the record', () => {
    const folded = foldOf(first, correction)
    expect(folded.incident.intakes).toEqual([
      { operation: first.id, what: '住基端末2台が起動しない', at: first.at, by: first.by },
    ])
    expect(folded.entries.map(({ read }) => read.operation)).toEqual([first, correction])
    expect(entryOf(folded, first.id).standing).toMatchObject({
      nature: 'amended',
      correctedBy: correction.id,
      notApplied: null,
    })
    expect(entryOf(folded, correction.id).standing).toMatchObject({ nature: 'asSaid', notApplied: null })
  })

  it('[OP5] leaves the original as it was written', () => {
    const line = JSON.stringify(first)
    const folded = foldOf(first, correction)
    expect(JSON.stringify(entryOf(folded, first.id).read.operation)).toBe(line)
    expect(JSON.stringify(first)).toBe(line)
  })

  it('[OP5] changes what was said, never when, by whom or where', () => {
    const late = amended(first.id, { what: 'b' }, { at: '2026-11-23T09:00:00+09:00', by: '事務室の担当' })
    const { read } = entryOf(foldOf(first, late), first.id).standing
    expect(read.operation).toEqual({ ...first, body: { what: 'b' } })
  })

  it('[OP5] changes time and person where it says so, and the record keeps both', () => {
    const said = { at: '2026-11-23T01:40:00+09:00', by: '管理 乙', office: 'identityManager' }
    const other = operation('v1.corrected', {
      operation: first.id,
      nature: 'amended',
      body: first.body,
      said,
      reason: '時計の読み違い',
    })
    const folded = foldOf(first, other)
    expect(entryOf(folded, first.id).standing.read.operation).toEqual({ ...first, ...said })
    expect(entryOf(folded, first.id).read.operation).toEqual(first)
    expect(folded.incident.intakes).toMatchObject([{ at: said.at, by: said.by }])
  })

  it('[OP5] that only remarks on something changes nothing, and stands in the record', () => {
    const call = placed()
    const remark = operation('v1.corrected', {
      operation: call.id,
      nature: 'remarked',
      body: null,
      reason: '番号は当番表のもの',
    })
    const folded = foldOf(call, remark)
    expect(entryOf(folded, call.id).standing).toMatchObject({ nature: 'asSaid', correctedBy: null })
    expect(entryOf(folded, remark.id).standing).toMatchObject({ nature: 'asSaid', notApplied: null })
  })

  it('[OP5] twice: the later one governs, and the earlier one no longer does', () => {
    const later = amended(first.id, { what: '三台' })
    for (const said of [
      [first, correction, later],
      [later, correction, first],
    ]) {
      const folded = foldOf(...said)
      expect(folded.incident.intakes).toMatchObject([{ what: '三台' }])
      expect(entryOf(folded, first.id).standing.correctedBy).toBe(later.id)
      expect(folded.entries).toHaveLength(3)
    }
  })

  it.each([
    ['another type', { outcome: 'busy' }],
    ['nothing', null],
    ['an empty text', { what: '  ' }],
  ])('[OP5] with a body of %s leaves what was said, and says why', (_what, body) => {
    const unfit = amended(first.id, body)
    const folded = foldOf(first, unfit)
    expect(folded.incident.intakes).toMatchObject([{ what: '住基端末が起動しない' }])
    expect(entryOf(folded, first.id).standing).toMatchObject({ nature: 'asSaid', correctedBy: null })
    expect(entryOf(folded, unfit.id).standing.notApplied).toBe('bodyDoesNotFit')
  })

  it('[OP5] that does not fit leaves the one before it in force', () => {
    const folded = foldOf(first, correction, amended(first.id, {}))
    expect(folded.incident.intakes).toMatchObject([{ what: '住基端末2台が起動しない' }])
  })

  it('[OP5] of a later version may say more; what this version knows applies', () => {
    const folded = foldOf(first, amended(first.id, { what: 'b', severity: 3 }))
    expect(folded.incident.intakes).toMatchObject([{ what: 'b' }])
  })
})

describe('誤入力', () => {
  it('[OP5] takes the operation as not said, and keeps it in sight', () => {
    const one = measure()
    const wrong = mistaken(one.id)
    const folded = foldOf(one, wrong)
    expect(saidOf(folded.incident, 'v1.measureStarted')).toEqual([])
    expect(folded.entries.map(({ read }) => read.operation)).toEqual([one, wrong])
    expect(entryOf(folded, one.id).standing).toMatchObject({ nature: 'mistaken', correctedBy: wrong.id })
  })

  it('[OP5] of the latest assessment lets the one before it stand again', () => {
    const before = assessed('fault', 'suspected')
    const after = assessed('fault', 'absent')
    expect(foldOf(before, after).incident.kinds.fault.presence).toBe('absent')
    expect(foldOf(before, after, mistaken(after.id)).incident.kinds.fault).toMatchObject({
      presence: 'suspected',
      operation: before.id,
    })
  })

  it('[OP5] of a 誤入力 undoes it; of the undoing, does it again', () => {
    const one = measure()
    const wrong = mistaken(one.id)
    const undone = mistaken(wrong.id)
    const again = mistaken(undone.id)
    expect(saidOf(foldOf(one, wrong, undone).incident, 'v1.measureStarted')).toHaveLength(1)
    expect(saidOf(foldOf(one, wrong, undone, again).incident, 'v1.measureStarted')).toEqual([])
    expect(entryOf(foldOf(one, wrong, undone), wrong.id).standing.nature).toBe('mistaken')
  })

  it('[OP5] of a 訂正 brings back what was said', () => {
    const first = intake()
    const correction = amended(first.id, { what: 'b' })
    const folded = foldOf(first, correction, mistaken(correction.id))
    expect(folded.incident.intakes).toMatchObject([{ what: '住基端末が起動しない' }])
    expect(entryOf(folded, first.id).standing).toMatchObject({ nature: 'asSaid', correctedBy: null })
  })

  it('[OP5] after a 訂正 governs, and a 訂正 after it does', () => {
    const first = intake()
    const correction = amended(first.id, { what: 'b' })
    const wrong = mistaken(first.id)
    expect(foldOf(first, correction, wrong).incident.intakes).toEqual([])
    expect(foldOf(first, wrong, amended(first.id, { what: 'c' })).incident.intakes).toMatchObject([
      { what: 'c' },
    ])
  })

  it('[OP5] of an acknowledgement takes it back', () => {
    const first = intake()
    const seen = operation('v1.acknowledged', { operations: [first.id] })
    expect(foldOf(first, seen).incident.acknowledgements.get(first.id)).toHaveLength(1)
    expect(foldOf(first, seen, mistaken(seen.id)).incident.acknowledgements.size).toBe(0)
  })

  it('[OP2][OP5] of a type newer than this program applies; a 訂正 of it can not be judged', () => {
    const newer = readOperation({ ...intake(), type: 'v2.notKnownYet', body: { a: 1 } })
    if (newer === null) throw new Error('not read')
    const { id } = newer.operation
    const fold = (...corrections: Parameters<typeof entry>[0][]) =>
      foldIncident(incident, [{ ...newer, receivedAt: null }, ...corrections.map(entry)], [])
    expect(entryOf(fold(mistaken(id)), id).standing.nature).toBe('mistaken')
    const correction = amended(id, { a: 2 })
    expect(entryOf(fold(correction), correction.id).standing.notApplied).toBe('bodyDoesNotFit')
    expect(entryOf(fold(correction), id).read).toEqual(newer)
  })
})

describe('a correction that does not apply', () => {
  it('[OP5] names what is not there', () => {
    const correction = mistaken(missing)
    const folded = foldOf(intake(), correction)
    expect(entryOf(folded, correction.id).standing.notApplied).toBe('noSuchOperation')
    expect(folded.incident.intakes).toHaveLength(1)
  })

  it('[OP5] names itself', () => {
    const id = uuidv7(999_998)
    const itself = mistaken(id, { id })
    expect(entryOf(foldOf(itself), id).standing).toMatchObject({
      nature: 'asSaid',
      notApplied: 'namesLaterOperation',
    })
  })

  it('[OP5] names what comes after it in the record', () => {
    const stamp = stampOf({ timeMs: fixedNow.getTime() - 60_000, counter: 0 }, devices.officePhone)
    const first = intake()
    const early = mistaken(first.id, { stamp })
    const folded = foldOf(first, early)
    expect(folded.entries.map(({ read }) => read.operation.id)).toEqual([early.id, first.id])
    expect(entryOf(folded, early.id).standing.notApplied).toBe('namesLaterOperation')
    expect(folded.incident.intakes).toHaveLength(1)
  })

  it('[OP5] and another that names it back: neither can be after the other, one of them applies', () => {
    const ids = [uuidv7(999_996), uuidv7(999_997)] as const
    const folded = foldOf(mistaken(ids[1], { id: ids[0] }), mistaken(ids[0], { id: ids[1] }))
    expect(folded.entries.map(({ standing }) => [standing.nature, standing.notApplied])).toEqual([
      ['mistaken', null],
      ['asSaid', null],
    ])
  })

  it('[OP5] that was itself amended applies as amended', () => {
    const one = measure()
    const two = measure('3-4')
    const wrongOne = mistaken(one.id)
    const meantTwo = amended(wrongOne.id, { operation: two.id, nature: 'mistaken', body: null, reason: null })
    expect(saidOf(foldOf(one, two, wrongOne, meantTwo).incident, 'v1.measureStarted')).toMatchObject([
      { id: one.id },
    ])
  })

  it('[OP5] is no reason to doubt the others', () => {
    const call = placed()
    const outcome = ended(call.id, 'busy')
    const folded = foldOf(
      call,
      outcome,
      mistaken(missing),
      amended(outcome.id, { call: call.id, outcome: 'connected' }),
    )
    expect(folded.incident.calls.get(call.id)).toMatchObject({ outcome: 'connected', endedBy: outcome.id })
  })
})
