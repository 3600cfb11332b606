// Form 1 緊急時通報受付票 (別紙1) as its operations leave it: each field by itself, what was said last, what is missing.
import { describe, expect, it } from 'vitest'
import type { IntakeDetails } from '../../../shared/incident/intake-form.ts'
import type { Operation } from '../../../shared/incident/operation.ts'
import { blanksOf, intakeSheet } from '../../../shared/rules/sheets/intake-sheet.ts'
import { foldOf, mistaken } from '../../incident/said.ts'
import { intake, operation, people } from '../../people.ts'

const detailed = (form: IntakeDetails) => operation('v1.intakeDetailed', { form })
const sheetOf = (...said: Operation[]) => intakeSheet(foldOf(...said).incident)

describe('the sheet', () => {
  it('[別紙1] takes 受付日時 and 受付者 from the intake until others are said, and again when that was 誤入力', () => {
    const first = intake()
    const later = detailed({ receivedAt: '2026-11-23T01:58:00+09:00', receivedBy: people.manager.name })
    const derived = { receivedAt: first.at, receivedBy: people.dutyOfficer.name }
    expect(sheetOf(first)).toMatchObject(derived)
    expect(sheetOf(first, later)).toMatchObject(later.body.form)
    expect(sheetOf(first, later, mistaken(later.id))).toMatchObject(derived)
    expect(sheetOf(first, mistaken(first.id))).toMatchObject({ receivedAt: null, receivedBy: null })
  })

  it('[別紙1] each field has what was said of it last; null empties it', () => {
    const said = [detailed({ place: '電算室', coming: 'reported' }), detailed({ place: '庁舎1階' })]
    expect(sheetOf(intake(), ...said)).toMatchObject({ place: '庁舎1階', coming: 'reported' })
    expect(sheetOf(intake(), ...said, detailed({ place: null })).place).toBeNull()
  })
})

describe('what is blank', () => {
  const blank = (...said: Operation[]) => blanksOf(foldOf(...said).incident)

  it('[別紙1] is all but what the intake tells, the town’s own number, 発生日時 and what 1-3 does not ask for, in the order of the form', () => {
    expect(blank(intake())).toEqual([
      'coming',
      'discoverer',
      'reporterKind',
      'reporter',
      'discoveredAt',
      'place',
    ])
  })

  it('[別紙1] of a person the name is the answer, or that of the organisation, no other part', () => {
    const known = (part: object) => blank(intake(), detailed({ discoverer: { ...part } }))
    expect(known({ contact: '1' })).toContain('discoverer')
    expect(known({ organisation: '総務課' })).not.toContain('discoverer')
    expect(known({ person: '甲' })).not.toContain('discoverer')
  })

  it('[別紙1] is no 通報元 of what the town found itself', () => {
    expect(blank(intake(), detailed({ coming: 'discovered' }))).not.toContain('reporter')
    expect(blank(intake(), detailed({ coming: 'reported' }))).toContain('reporter')
  })
})
