// Form 1's fields as typed (別紙1): what was changed is said, what was not is left alone, nothing is refused for being empty.
import { describe, expect, it } from 'vitest'
import { noneOfThem } from '../../../app/facts/field.ts'
import type { TypedFields } from '../../../app/facts/field.ts'
import { form1Answer, form1InWords, form1Order, form1Steps } from '../../../app/facts/form1.ts'
import { detailsOf, keysOf, problemsOf, typedForm } from '../../../app/intake/form1-typed.ts'
import { emptyIncident } from '../../../shared/incident/incident.ts'
import { intakeFields, emptyIntakeForm, fillIn } from '../../../shared/incident/intake-form.ts'
import type { IntakeForm } from '../../../shared/incident/intake-form.ts'
import { maxNameLength, maxTextLength } from '../../../shared/incident/operation-fields.ts'
import { incident, people } from '../../people.ts'

const empty = typedForm(emptyIntakeForm)
const whole: IntakeForm = {
  coming: 'reported',
  receivedAt: '2026-11-23T01:58:00+09:00',
  receivedBy: people.dutyOfficer.name,
  documentNumber: '第12号',
  discoverer: { organisation: '住民課', person: people.manager.name, contact: null },
  reporterKind: 'maintainer',
  reporter: { organisation: null, person: null, contact: '内線 12' },
  occurredAt: '2026-11-23T01:30:00+09:00',
  discoveredAt: '2026-11-23T01:40:00+09:00',
  equipment: ['firewall', 'businessTerminal'],
  place: '電算室',
  details: '2時すぎに\n気づいた',
  measureExamples: [],
  residentImpact: 'なし',
}

const about = { incident: emptyIncident(incident), now: new Date('2026-11-23T03:00:00+09:00') }
const said = (changes: TypedFields, before: TypedFields = empty) =>
  detailsOf(intakeFields, { ...before, ...changes }, { before, about })

describe('the steps', () => {
  it('[別紙1] ask for every field, each once', () => {
    expect(form1Steps.flatMap(({ fields }) => [...fields]).toSorted()).toEqual(intakeFields.toSorted())
    expect(form1Order.toSorted()).toEqual(intakeFields.toSorted())
    expect(keysOf(form1Order)).toEqual(Object.keys(empty))
  })
})

describe('what is said', () => {
  it('[別紙1] a form typed from nothing, and put before a person again, is the same form', () => {
    expect(fillIn(emptyIntakeForm, said(typedForm(whole)))).toEqual(whole)
    expect(typedForm(fillIn(emptyIntakeForm, said(typedForm(whole))))).toEqual(typedForm(whole))
  })

  it('[別紙1] what was not changed is not said', () => {
    expect(said({})).toEqual({})
    expect(said({}, typedForm(whole))).toEqual({})
    expect(said({ place: '庁舎1階' }, typedForm(whole))).toEqual({ place: '庁舎1階' })
    expect(
      detailsOf(['place'], { ...empty, place: '電算室', details: '別の段' }, { before: empty, about }),
    ).toEqual({
      place: '電算室',
    })
  })

  it('[別紙1][OP10] of a person only the parts that were changed are said', () => {
    expect(said({ 'discoverer.contact': '090-1234-5678' }, typedForm(whole))).toEqual({
      discoverer: { contact: '090-1234-5678' },
    })
    expect(said({ 'discoverer.person': '' }, typedForm(whole))).toEqual({ discoverer: { person: null } })
  })

  it('[別紙1][OP10] two people who say one part each, from the same form, say both', () => {
    const form = fillIn(
      fillIn(emptyIntakeForm, said({ 'reporter.person': people.manager.name })),
      said({ 'reporter.contact': '内線 12' }),
    )
    expect(form.reporter).toEqual({ organisation: null, person: people.manager.name, contact: '内線 12' })
  })

  it('[別紙1] what was emptied is said to be empty; nothing that applies is another answer', () => {
    const emptied = said(empty, typedForm(whole))
    expect(Object.keys(emptied)).toHaveLength(intakeFields.length)
    expect(fillIn(whole, emptied)).toEqual(emptyIntakeForm)
    expect(said({ measureExamples: [noneOfThem] })).toEqual({ measureExamples: [] })
    expect(form1Answer('measureExamples', { measureExamples: [] }, about)).toBe('なし')
    expect(said({ measureExamples: ['1-2', noneOfThem] })).toEqual({ measureExamples: ['1-2'] })
  })

  it('[別紙1] a list that was ticked in another order is the same', () => {
    expect(said({ equipment: ['businessTerminal', 'firewall'] }, typedForm(whole))).toEqual({})
    expect(said({ equipment: ['other', 'firewall'] })).toEqual({ equipment: ['firewall', 'other'] })
  })

  it('[別紙1] a text of spaces alone is none', () => {
    expect(said({ place: ' \n　' })).toEqual({ place: null })
  })
})

describe('the words', () => {
  it('[別紙1] tell what was said field by field, and what was emptied as such', () => {
    const details = {
      place: null,
      receivedAt: whole.receivedAt,
      discoverer: whole.discoverer,
      equipment: null,
    }
    expect(form1InWords(details, about).split('\n')).toEqual([
      '受付日時: 01:58',
      `発見者: 住民課 ${people.manager.name}`,
      '場所: (消した)',
      '機器: (消した)',
    ])
  })
})

describe('problems', () => {
  const problems = (changes: TypedFields) => problemsOf(form1Order, { ...empty, ...changes })

  it('[別紙1] there is none with nothing, or with everything', () => {
    expect(problems({})).toEqual({})
    expect(problems(typedForm(whole))).toEqual({})
  })

  it('[別紙1] half a time, and a text beyond its limit, are told by field', () => {
    expect(Object.keys(problems({ occurredAt: '2026-11-23T', receivedAt: 'T02:13' }))).toEqual([
      'receivedAt',
      'occurredAt',
    ])
    const long = { place: '長'.repeat(maxTextLength + 1), documentNumber: '長'.repeat(maxNameLength + 1) }
    expect(problems(long)).toEqual({
      documentNumber: `${maxNameLength}文字までです(いま${maxNameLength + 1}文字)`,
      place: `${maxTextLength}文字までです(いま${maxTextLength + 1}文字)`,
    })
    expect(
      problems({ place: '長'.repeat(maxTextLength), 'reporter.contact': '長'.repeat(maxNameLength) }),
    ).toEqual({})
  })
})
