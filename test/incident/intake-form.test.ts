// Form 1 緊急時通報受付票 (別紙1): filled in piece by piece, by whoever knows, whenever they do.
import { describe, expect, it } from 'vitest'
import { IntakeDetails, emptyIntakeForm } from '../../shared/incident/intake-form.ts'
import type { Operation } from '../../shared/incident/operation.ts'
import { blanksOf } from '../../shared/rules/sheets/intake-sheet.ts'
import { operation } from '../people.ts'
import { amended, foldOf, mistaken } from './said.ts'

const fields = Object.keys(emptyIntakeForm)
/** The town's own number, a time that may never be known and what 1-3 does not ask for may stay blank. */
const mayStay = ['documentNumber', 'occurredAt', 'equipment', 'measureExamples', 'residentImpact']
const asked = fields.filter((field) => !mayStay.includes(field))

const complete: IntakeDetails = {
  coming: 'reported',
  receivedAt: '2026-11-23T02:10:00+09:00',
  receivedBy: '宿直 甲',
  documentNumber: '総第7号',
  discoverer: { organisation: null, person: '宿直 甲', contact: null },
  reporterKind: 'maintainer',
  reporter: { organisation: '保守委託事業者', person: null, contact: '内線 12' },
  occurredAt: '2026-11-23T01:50:00+09:00',
  discoveredAt: '2026-11-23T02:00:00+09:00',
  equipment: ['communicationServer'],
  place: '電算室',
  details: '起動しない',
  measureExamples: [],
  residentImpact: '証明書の交付ができない',
}

function detailed(form: IntakeDetails) {
  return operation('v1.intakeDetailed', { form })
}

function formOf(...said: Operation[]) {
  return foldOf(...said).incident.intakeForm
}

function blanks(...said: Operation[]) {
  return blanksOf(foldOf(...said).incident)
}

describe('a field', () => {
  it('[別紙1] that nobody has spoken of is empty, and all of them are missing in the order of the form', () => {
    expect(formOf()).toEqual(emptyIntakeForm)
    expect(blanks()).toEqual(asked)
    expect(Object.keys(emptyIntakeForm)).toEqual(fields)
  })

  it('[別紙1][OP10] holds what was said of it last; what was not spoken of keeps what it has', () => {
    const said = [
      detailed({ place: '電算室', coming: 'reported' }),
      detailed({ place: '住民課の窓口' }),
      detailed({ coming: undefined, details: '起動しない' }),
    ]
    expect(formOf(...said)).toEqual({
      ...emptyIntakeForm,
      place: '住民課の窓口',
      coming: 'reported',
      details: '起動しない',
    })
    expect(blanks(...said)).toEqual(asked.filter((field) => !['place', 'coming', 'details'].includes(field)))
  })

  it('[別紙1][OP10] is emptied by null, and missing again', () => {
    const said = [detailed({ place: '電算室' }), detailed({ place: null })]
    expect(formOf(...said).place).toBeNull()
    expect(blanks(...said)).toContain('place')
  })

  it('[別紙1] of whoever told it is answered by a name, of a person or an organisation, not by a number alone', () => {
    const of = (organisation: string | null) =>
      blanks(detailed({ reporter: { organisation, person: null, contact: '内線 12' } }))
    expect(of(null)).toContain('reporter')
    expect(of('保守委託事業者')).not.toContain('reporter')
  })
})

describe('a person', () => {
  const [name, number] = [{ person: '管理 乙' }, { contact: '内線 12' }]

  // One phone said the name, the other, offline, the number: its null, which nobody had said, wiped the name.
  it('[別紙1][OP10] is filled in part by part, whoever says which first', () => {
    const together = { organisation: null, ...name, ...number }
    expect(formOf(detailed({ discoverer: name }), detailed({ discoverer: number })).discoverer).toEqual(
      together,
    )
    expect(formOf(detailed({ discoverer: number }), detailed({ discoverer: name })).discoverer).toEqual(
      together,
    )
    expect(formOf(detailed({ discoverer: name }), detailed({ reporter: number }))).toMatchObject({
      discoverer: { organisation: null, ...name, contact: null },
      reporter: { organisation: null, person: null, ...number },
    })
  })

  it('[別紙1][OP10] has of each part what was said last; null empties that part alone, and the whole at once', () => {
    const both = detailed({ reporter: { ...name, ...number } })
    const part = (reporter: IntakeDetails['reporter']) => formOf(both, detailed({ reporter })).reporter
    expect(part({ contact: '内線 34' })).toEqual({ organisation: null, ...name, contact: '内線 34' })
    expect(part({ contact: null })).toEqual({ organisation: null, ...name, contact: null })
    expect(part({ contact: undefined })).toEqual({ organisation: null, ...name, ...number })
    expect(part({})).toEqual({ organisation: null, ...name, ...number })
    expect(part({ person: null, contact: null })).toBeNull()
    expect(part(null)).toBeNull()
    expect(blanks(both, detailed({ reporter: null }))).toContain('reporter')
  })

  it('[別紙1][OP2] of whom every part was said, as older lines say one, is read as before', () => {
    const old = { organisation: null, person: '宿直 甲', contact: null }
    expect(IntakeDetails.parse({ discoverer: old })).toEqual({ discoverer: old })
    expect(formOf(detailed({ discoverer: number }), detailed({ discoverer: old })).discoverer).toEqual(old)
  })

  it('[別紙1][OP5] gives back the part that was 誤入力, and no other', () => {
    const wrong = detailed({ discoverer: { person: '宿直 甲' } })
    const said = [detailed({ discoverer: name }), wrong, detailed({ discoverer: number }), mistaken(wrong.id)]
    expect(formOf(...said).discoverer).toEqual({ organisation: null, ...name, ...number })
  })
})

describe('the form', () => {
  it('[別紙1] with every field said misses none', () => {
    expect(blanks(detailed(complete))).toEqual([])
    expect(formOf(detailed(complete))).toEqual(complete)
  })

  it('[別紙1][OP5] 誤入力 brings the former answer back, of this field and no other', () => {
    const first = detailed({ place: '電算室' })
    const second = detailed({ place: '住民課の窓口', coming: 'inquired' })
    const third = detailed({ details: '起動しない' })
    expect(formOf(first, second, third, mistaken(second.id))).toEqual({
      ...emptyIntakeForm,
      place: '電算室',
      details: '起動しない',
    })
    expect(formOf(first, mistaken(first.id))).toEqual(emptyIntakeForm)
  })

  it('[別紙1][OP5] 訂正 says the whole piece anew: a field it leaves out was not said', () => {
    const first = detailed({ place: '電算室', coming: 'inquired' })
    expect(formOf(first, amended(first.id, { form: { place: '住民課の窓口' } }))).toEqual({
      ...emptyIntakeForm,
      place: '住民課の窓口',
    })
  })
})
