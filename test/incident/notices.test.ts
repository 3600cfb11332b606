// Notices 通報・連絡 of calls dialled outside an incident: they come into it, and leave it, with their call (OP6, OP9).
import { describe, expect, it } from 'vitest'
import { foldIncident } from '../../shared/incident/fold.ts'
import type { Operation } from '../../shared/incident/operation.ts'
import { uuidv7 } from '../people.ts'
import {
  amended,
  ended,
  entry,
  entryOf,
  foldOf,
  included,
  mistaken,
  notified,
  outside,
  placed,
} from './said.ts'

const call = placed(outside)
const end = ended(call.id, 'connected', outside)
const inclusion = included(call.id)
const loose = notified('prefecture', { call: call.id }, outside)

function noticesOf(...said: Operation[]): string[] {
  return foldOf(...said).incident.notices.map(({ operation }) => operation)
}

describe('a notice said outside', () => {
  it('[OP6] comes into the incident with the call that it names, and not before', () => {
    expect(noticesOf(call, end, loose)).toEqual([])
    expect(noticesOf(call, end, loose, inclusion)).toEqual([loose.id])
    expect(noticesOf(inclusion, loose, end, call)).toEqual([loose.id])
  })

  it('[OP6] is not of the incident without a call, or by another call', () => {
    const other = placed(outside)
    const apart = [notified('prefecture', {}, outside), notified('prefecture', { call: other.id }, outside)]
    const folded = foldOf(call, other, inclusion, ...apart)
    expect(folded.incident.notices).toEqual([])
    expect(folded.entries).toHaveLength(2)
  })

  it('[OP6][OP5] comes with its corrections', () => {
    const meant = amended(loose.id, { ...loose.body, office: 'agency' }, outside)
    expect(foldOf(call, inclusion, loose, meant).incident.notices).toMatchObject([{ office: 'agency' }])
    expect(noticesOf(call, inclusion, loose, mistaken(loose.id, outside))).toEqual([])
  })

  it('[OP6] may belong to two incidents', () => {
    for (const id of [uuidv7(888_001), uuidv7(888_002)]) {
      const taken = { ...included(call.id), subject: id }
      const folded = foldIncident(id, [entry(taken)], [call, end, loose].map(entry))
      expect(folded.incident.notices).toMatchObject([{ operation: loose.id, call: call.id }])
    }
  })
})

describe('a notice by a call that was withdrawn', () => {
  const own = notified('prefecture', { call: call.id })

  it('[OP9] goes with it when the call was 誤入力, and says so', () => {
    for (const notice of [loose, own]) {
      const folded = foldOf(call, inclusion, notice, mistaken(call.id, outside))
      expect(folded.incident.notices).toEqual([])
      expect(entryOf(folded, notice.id).standing.notApplied).toBe('callWithdrawn')
    }
  })

  it('[OP9] goes with it when the call was taken out again, and comes back with it', () => {
    const out = mistaken(inclusion.id)
    const folded = foldOf(call, inclusion, own, out)
    expect(folded.incident.notices).toEqual([])
    expect(entryOf(folded, own.id).standing.notApplied).toBe('callWithdrawn')
    expect(noticesOf(call, inclusion, own, out, included(call.id))).toEqual([own.id])
  })

  it('[OP9] stands where its call has not arrived yet: nothing says that it was not made', () => {
    expect(noticesOf(own)).toEqual([own.id])
    expect(noticesOf(inclusion, own)).toEqual([own.id])
  })
})
