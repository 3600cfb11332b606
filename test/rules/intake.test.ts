// First response 対応手順 (1-3) and the two kinds (1-1): what each duty is owed by, fulfilled by, and owed again after.
import { isDivided } from '../../shared/incident/incident.ts'
import { describe, expect, it } from 'vitest'
import type { Folded } from '../../shared/incident/fold.ts'
import { CallOutcome } from '../../shared/incident/operation-bodies.ts'
import type { Operation } from '../../shared/incident/operation.ts'
import { offices } from '#plan'
import { plan } from '../../shared/plan/plan.ts'
import { courseOf } from '../../shared/rules/course-steps.ts'
import { duties, owedForCertain } from '../../shared/rules/duties.ts'
import { handOver } from '../../shared/rules/sheets/hand-over.ts'
import { intakeDuties } from './subject-duties.ts'
import type { Duty } from '../../shared/rules/duty.ts'
import { intake, operation } from '../people.ts'
import {
  amended,
  assessed,
  ended,
  filledIn,
  foldOf,
  judged,
  measure,
  mistaken,
  notified,
  placed,
} from '../incident/said.ts'

const all = ['1-3 form1', '1-3 measures', '1-3 contact', '1-3 inquire fault', '1-3 inquire violation']

function duty(id: string, ...said: Operation[]): Duty {
  const found = intakeDuties(foldOf(...said).incident).find((each) => each.id === id)
  if (found === undefined) throw new Error(`no duty ${id}`)
  return found
}

function owed({ incident }: Folded): string[] {
  return intakeDuties(incident)
    .filter(({ doneBy }) => doneBy.length === 0)
    .map(({ id }) => id)
}

describe('an incident of which nothing is done', () => {
  it('[1-3] owes form 1, measures, contact, and the inquiry into each kind, in the order of the clause', () => {
    expect(owed(foldOf())).toEqual(all)
  })

  it('[1-3] owes them all of 情報資産管理責任者, without a word of urgency: the clause has none', () => {
    for (const { clause, office, urgency } of intakeDuties(foldOf().incident))
      expect({ clause, office, urgency }).toEqual({ clause: '1-3', office: 'assetManager', urgency: null })
  })

  it('[1-3] leaves it to the person whether a provisional measure is needed, and nothing else', () => {
    const whereNeeded = intakeDuties(foldOf().incident).filter((each) => each.condition === '必要に応じて')
    expect(whereNeeded.map(({ id }) => id)).toEqual(['1-3 measures'])
  })

  it('[1-3] owes nothing more when each is done', () => {
    const call = placed()
    const told = notified('prefecture', { call: call.id, clauses: ['1-3'] })
    const said = [intake(), filledIn(), measure(), call, ended(call.id, 'connected'), told]
    expect(owed(foldOf(...said, assessed('fault', 'absent'), assessed('violation', 'present')))).toEqual([])
  })
})

describe('form 1', () => {
  it('[1-3] is recorded by an intake, and by nothing else', () => {
    const first = intake()
    expect(duty('1-3 form1', first).doneBy).toEqual([first.id])
    expect(duty('1-3 form1', measure(), assessed('fault', 'present')).doneBy).toEqual([])
  })

  it('[1-3][OP5] is owed again when the intake was 誤入力, not when it was amended', () => {
    const first = intake()
    expect(duty('1-3 form1', first, mistaken(first.id)).doneBy).toEqual([])
    expect(duty('1-3 form1', first, amended(first.id, { what: 'b' })).doneBy).toEqual([first.id])
  })
})

describe('what form 1 leaves blank', () => {
  it('[1-3][別紙1] is owed since the event was recorded, until nothing that the form asks for is blank', () => {
    const first = intake()
    expect(duty('1-3 fill', first)).toMatchObject({ since: first.at, doneBy: [] })
    const filled = filledIn()
    expect(duty('1-3 fill', first, filledIn('place')).doneBy).toEqual([])
    expect(duty('1-3 fill', first, filled).doneBy).toEqual([filled.id])
    expect(duty('1-3 fill', first, filled, mistaken(filled.id)).doneBy).toEqual([])
  })

  it('[1-3][WL3] keeps 受付 of the course open, and stands behind what else is owed', () => {
    const steps = (...said: Operation[]) => courseOf(duties(foldOf(...said).incident, plan)).intake
    const contact = notified('prefecture', { clauses: ['1-3'] })
    expect(steps(intake(), contact)).toBe('owed')
    expect(steps(intake(), contact, filledIn())).toBe('done')
    const said = foldOf(intake(), judged(2)).incident
    const tonight = owedForCertain(said, plan).filter(({ id }) => !isLater(id))
    expect(tonight.at(-1)?.id).toBe('1-3 fill')
    expect(handOver(said, plan).owed.map(({ id }) => id)).toContain('1-3 fill')
  })

  function isLater(id: string): boolean {
    return ['3-6', '3-7', '3-9'].some((clause) => id.startsWith(clause))
  }
})

describe('a provisional measure', () => {
  it('[1-3] is one that was recorded under this clause', () => {
    const one = measure('1-3')
    expect(duty('1-3 measures', one).doneBy).toEqual([one.id])
    expect(duty('1-3 measures', measure('3-4(1)')).doneBy).toEqual([])
    expect(duty('1-3 measures', one, mistaken(one.id)).doneBy).toEqual([])
  })
})

describe('contact', () => {
  // つながった stood as 連絡・調整, and still did after 「連絡ではない」.
  it.each([...CallOutcome.options, null])('[1-3][OP9] a call that ended in %s is none', (outcome) => {
    const call = placed()
    const end = outcome === null ? [] : [ended(call.id, outcome)]
    expect(duty('1-3 contact', call, ...end).doneBy).toEqual([])
  })

  it.each(offices.filter(({ ofTown }) => !ofTown).map(({ id }) => id))(
    '[1-3] telling %s is one, by a call to any number or otherwise, until it is 誤入力',
    (office) => {
      const call = placed({}, null)
      const byCall = notified(office, { call: call.id, clauses: ['1-3'] })
      const otherwise = notified(office, { clauses: ['1-3', '3-2(4)'] })
      const said = [call, ended(call.id, 'connected'), byCall, otherwise]
      expect(duty('1-3 contact', ...said).doneBy).toEqual([byCall.id, otherwise.id])
      expect(duty('1-3 contact', otherwise, mistaken(otherwise.id)).doneBy).toEqual([])
    },
  )

  it.each(['protectionChief', 'responder', 'ofAnotherEdition'])('[1-3] telling %s is none', (office) => {
    expect(duty('1-3 contact', notified(office, { clauses: ['1-3'] })).doneBy).toEqual([])
  })

  it('[1-3][OP9] telling by a call that nobody answered is none', () => {
    const call = placed({}, null)
    const notice = notified('maintainer', { call: call.id, clauses: ['1-3'] })
    expect(duty('1-3 contact', call, notice, ended(call.id, 'noAnswer')).doneBy).toEqual([])
  })

  // The contacts before resumption stood as the contact of the first hour.
  it('[1-3][3-9] telling counts for the clause that it was said for', () => {
    const call = placed()
    const said = [call, ended(call.id, 'connected')]
    for (const clause of ['3-2(4)', '3-4(2)', '3-9'])
      expect(
        duty('1-3 contact', ...said, notified('prefecture', { call: call.id, clauses: [clause] })).doneBy,
      ).toEqual([])
    const both = notified('prefecture', { call: call.id, clauses: ['1-3', '3-2(4)'] })
    expect(duty('1-3 contact', ...said, both).doneBy).toEqual([both.id])
  })

  it('[1-3][OP5] is owed again when the answer of its call was amended away', () => {
    const call = placed()
    const end = ended(call.id, 'connected')
    const notice = notified('prefecture', { call: call.id, clauses: ['1-3'] })
    const amendment = amended(end.id, { call: call.id, outcome: 'notDialled' })
    expect(duty('1-3 contact', call, end, notice).doneBy).toEqual([notice.id])
    expect(duty('1-3 contact', call, end, notice, amendment).doneBy).toEqual([])
  })
})

describe('the inquiry', () => {
  const kinds = ['fault', 'violation'] as const

  it.each(kinds)('[1-3] into %s is owed through 調査中 and 疑い', (kind) => {
    for (const presence of ['investigating', 'suspected'] as const)
      expect(duty(`1-3 inquire ${kind}`, assessed(kind, presence)).doneBy).toEqual([])
  })

  it.each(kinds)('[1-3] into %s is settled by 有 or 無', (kind) => {
    for (const presence of ['present', 'absent'] as const) {
      const settled = assessed(kind, presence)
      expect(duty(`1-3 inquire ${kind}`, settled).doneBy).toEqual([settled.id])
    }
  })

  it('[1-1] stands for each kind by itself: settling one leaves the other', () => {
    const folded = foldOf(assessed('fault', 'present'))
    expect(folded.incident.kinds.violation).toMatchObject({ presence: 'investigating', operation: null })
    expect(owed(folded)).toContain('1-3 inquire violation')
    expect(owed(folded)).not.toContain('1-3 inquire fault')
  })

  it('[1-1] both kinds may be present at once', () => {
    const both = foldOf(assessed('violation', 'present'), assessed('fault', 'present'))
    expect(both.incident.kinds.fault.presence).toBe('present')
    expect(both.incident.kinds.violation.presence).toBe('present')
  })

  it('[1-1][OP8] judged apart on two devices both stand, the graver governs, and the inquiry is owed until one settles it', () => {
    const [absent, present] = [assessed('fault', 'absent', []), assessed('fault', 'present', [])]
    for (const divided of [foldOf(absent, present), foldOf(present, absent)]) {
      expect(divided.incident.kinds.fault.presence).toBe('present')
      expect(isDivided(divided.incident.kinds.fault)).toBe(true)
      expect(owed(divided)).toContain('1-3 inquire fault')
    }
    const settled = foldOf(absent, present, assessed('fault', 'absent', [absent.id, present.id]))
    expect(settled.incident.kinds.fault.presence).toBe('absent')
    expect(isDivided(settled.incident.kinds.fault)).toBe(false)
    expect(owed(settled)).not.toContain('1-3 inquire fault')
  })

  it('[1-1][OP8] judged apart but alike is not divided', () => {
    const alike = foldOf(assessed('fault', 'present', []), assessed('fault', 'present', []))
    expect(isDivided(alike.incident.kinds.fault)).toBe(false)
    expect(owed(alike)).not.toContain('1-3 inquire fault')
  })

  it('[1-1] until somebody has assessed it, a kind is 調査中', () => {
    const { kinds: assessedKinds } = foldOf(intake()).incident
    for (const kind of kinds)
      expect(assessedKinds[kind]).toMatchObject({ presence: 'investigating', operation: null })
  })

  it('[1-3] is owed again when what settled it was 誤入力, or gave way to 調査中', () => {
    const settled = assessed('fault', 'absent')
    expect(duty('1-3 inquire fault', settled, mistaken(settled.id)).doneBy).toEqual([])
    expect(duty('1-3 inquire fault', settled, assessed('fault', 'investigating')).doneBy).toEqual([])
    expect(duty('1-3 inquire fault', settled, mistaken(settled.id), settled).doneBy).toEqual([])
  })

  it('[1-3] is not settled by seeing what was said', () => {
    const suspected = assessed('fault', 'suspected')
    const seen = operation('v1.acknowledged', { operations: [suspected.id] })
    expect(duty('1-3 inquire fault', suspected, seen).doneBy).toEqual([])
  })
})
