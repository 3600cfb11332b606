// Telling 通報・連絡: of which clauses an office is to be told now, and what a notice that was said for others leaves owed.
import { describe, expect, it } from 'vitest'
import type { Operation } from '../../shared/incident/operation.ts'
import { foldIncident } from '../../shared/incident/fold.ts'
import { callsSubject } from '../../shared/incident/subjects.ts'
import { plan } from '../../shared/plan/plan.ts'
import { duties, owedDuties } from '../../shared/rules/duties.ts'
import {
  clausesOfNotice,
  clausesToTell,
  dutiesByCallTo,
  isRecordedSinceCall,
  recipientsOf,
} from '../../shared/rules/telling.ts'
import { addressee } from '../../shared/rules/violation/notification.ts'
import { whoWasTold } from '../../shared/rules/who-was-told.ts'
import { assessed, ended, foldOf, judged, mistaken, notified, placed, suspected } from '../incident/said.ts'
import { atRisk, requested } from '../incident/said-in-response.ts'
import { operation } from '../people.ts'
import { doneBy, dutyOf, under } from './raised.ts'

const to = (office: string, ...said: Operation[]) => clausesToTell(foldOf(...said).incident, plan, office)
const fault = assessed('fault', 'present')
const contacted = notified('otherMunicipality')
const tried = placed()
const vain = [tried, ended(tried.id, 'noAnswer')]

describe('an office is told', () => {
  it('[1-3][3-2(3)][3-2(4)] of each clause that asks for it, in plan order, until it was', () => {
    expect(to('prefecture', suspected(2))).toEqual(['1-3', '3-2(4)'])
    expect(to('maintainer', suspected(2))).toEqual(['1-3', '3-2(3)'])
    expect(to('supplier', suspected(2))).toEqual(['1-3'])
    expect(to('prefecture', suspected(2), contacted)).toEqual(['3-2(4)'])
    expect(to('prefecture', suspected(2), contacted, notified('prefecture'))).toEqual([])
    for (const office of ['prefecture', 'maintainer']) expect(to(office, fault, contacted)).toEqual([])
    for (const office of ['protectionChief', 'responder', 'mayor'])
      expect(to(office, suspected(2))).toEqual([])
  })

  it('[3-2(4)][3-4(2)] by one call of both, of 1-3 too where nothing else was its contact', () => {
    const found = [judged(3), contacted, atRisk()]
    expect(to('prefecture', ...found)).toEqual(['3-2(4)', '3-4(2)'])
    expect(to('protectionChief', ...found)).toEqual(['3-4(2)'])
    expect(to('prefecture', judged(3), atRisk())).toEqual(['1-3', '3-2(4)', '3-4(2)'])
  })

  // One told under 3-4(2) carried 県 応答なしのため直接, or a reason nobody had given for it.
  it('[3-2(4) なお書][3-4(2)] the agency directly of 3-2(4) too only where the prefecture was tried in vain', () => {
    const found = [judged(3), contacted, atRisk()]
    expect(to('agency', ...found)).toEqual(['3-4(2)'])
    expect(to('agency', ...found, ...vain)).toEqual(['3-2(4)', '3-4(2)'])
    expect(to('agency', judged(3), contacted)).toEqual(['3-2(4)'])
  })

  // The agency had been told directly; that the prefecture was reached after all could be recorded nowhere.
  it('[3-2(4)] again of the same clause: the prefecture after the agency, either of graver news', () => {
    const again = (office: string, ...said: Operation[]) =>
      clausesOfNotice(foldOf(...said).incident, plan, office)
    const direct = [suspected(2), contacted, ...vain, notified('agency')]
    expect(to('prefecture', ...direct)).toEqual([])
    expect(again('prefecture', ...direct)).toEqual(['3-2(4)'])
    expect(again('agency', ...direct)).toEqual(['3-2(4)'])
    const told = [suspected(2), contacted, notified('prefecture')]
    expect(again('prefecture', ...told, suspected(3))).toEqual(['3-2(4)'])
    expect(again('agency', ...told)).toEqual(['1-3'])
    expect(again('prefecture', ...told, atRisk())).toEqual(to('prefecture', ...told, atRisk()))
    expect(again('maintainer', fault, contacted)).toEqual(['1-3'])
    expect(again('mayor', ...told)).toEqual([])
    const recorded = notified('prefecture')
    expect(doneBy('3-2(4) notify', ...direct, recorded)).toContain(recorded.id)
  })

  it('[3-2(1)][3-3][3-8] by a call whose record is another: 招集, 開催の求め, 町長への報告', () => {
    const byCall = (office: string) =>
      dutiesByCallTo(owedDuties(foldOf(judged(3)).incident, plan), office).map(({ id }) => id)
    expect(byCall('responder')).toEqual(['3-2(1) convene'])
    expect(byCall('protectionChief')).toEqual(['3-3 council'])
    expect(byCall('mayor')).toEqual(['3-8 report'])
    expect(byCall('council')).toEqual([])
  })

  it('[TL4] and once that stands after the call, it is recorded: not by one made before, nor while a notice is owed', () => {
    const isRecorded = (office: string, ...said: Operation[]) =>
      isRecordedSinceCall(foldOf(...said).incident, plan, office)
    const called = (office: 'mayor' | 'protectionChief') =>
      operation('v1.callPlaced', { contact: null, organisation: '夜間', number: '09000000002', office })
    const records = {
      mayor: () => operation('v1.reportedToMayor', { what: null, damage: null, plans: null }),
      protectionChief: () => requested('3-3'),
    }
    for (const office of ['mayor', 'protectionChief'] as const) {
      const before = [judged(3), records[office](), called(office)]
      expect(isRecorded(office, ...before)).toBe(false)
      expect(isRecorded(office, ...before, records[office]())).toBe(true)
    }
    const risk = [judged(3), atRisk(), called('protectionChief'), requested('3-3')]
    expect(isRecorded('protectionChief', ...risk)).toBe(false)
  })

  it('[OP6] by a call outside an incident of all that the first call of a night may be for', () => {
    const loose = foldIncident(callsSubject, [], []).incident
    const all = (office: string) => clausesToTell(loose, plan, office)
    expect(['prefecture', 'agency', 'maintainer', 'protectionChief'].map(all)).toEqual([
      ['1-3', '3-2(4)'],
      ['1-3', '3-2(4)'],
      ['1-3', '3-2(3)'],
      [],
    ])
  })
})

describe('a history', () => {
  // The contacts of the morning discharged what nobody had told at night.
  it('[3-9] of contacts before resumption alone leaves everything else owed', () => {
    const said = [judged(3), atRisk()]
    const before = ['maintainer', 'prefecture', 'agency'].map((office) =>
      notified(office, { clauses: ['3-9'] }),
    )
    for (const clause of ['1-3', '3-2(3)', '3-2(4)', '3-4(2)'])
      expect(under(clause).owed(...said, ...before), clause).toEqual(under(clause).owed(...said))
    expect(under('3-9').owed(...said, ...before)).toEqual(['3-9 confirm', '3-9 council', '3-9 resume'])
  })

  it('[3-2(4) なお書] of the agency told directly, then the prefecture tried in vain, stays fulfilled', () => {
    const later = placed({ at: '2026-11-23T04:00:00+09:00' })
    const again = [later, ended(later.id, 'busy')]
    for (const how of [{ clauses: ['3-2(4)', '3-4(2)'] }, { reason: '県の電話が不通' }]) {
      const direct = notified('agency', how)
      const before = 'reason' in how ? [] : vain
      expect(dutyOf('3-2(4) notify', judged(3), ...before, direct, ...again)?.doneBy).toEqual([direct.id])
    }
  })

  // Told under 3-4(2), the agency was asked for again as soon as the prefecture did not answer.
  it('[3-2(4)][3-4(2)] of the agency told at once, then the prefecture tried in vain, asks for the prefecture', () => {
    const asked = (...said: Operation[]) => addressee(foldOf(judged(3), ...said).incident)
    const atOnce = notified('agency', { clauses: ['3-4(2)'] })
    expect(asked()).toBe('prefecture')
    expect(asked(...vain)).toBe('agency')
    expect(asked(atOnce, ...vain)).toBe('prefecture')
    expect(asked(atOnce, ...vain, mistaken(atOnce.id))).toBe('agency')
  })
})

describe('a recipient', () => {
  const cards = (...said: Operation[]) => {
    const { incident } = foldOf(judged(3), contacted, ...said)
    return recipientsOf(owedDuties(incident, plan), incident, plan).map(
      ({ office, clauses }) => `${office}: ${clauses.join('・')}`,
    )
  }

  it('[3-2(4)][3-4(2)] has one card, with every clause that its 通報した is said for', () => {
    expect(cards()).toEqual(['prefecture: 3-2(4)'])
    expect(cards(atRisk())).toEqual([
      'prefecture: 3-2(4)・3-4(2)',
      'protectionChief: 3-4(2)',
      'agency: 3-4(2)',
    ])
    expect(cards(atRisk(), ...vain)).toEqual([
      'agency: 3-2(4)・3-4(2)',
      'protectionChief: 3-4(2)',
      'prefecture: 3-2(4)・3-4(2)',
    ])
  })

  it('[3-2(4)] keeps a card of its own where 3-4(2) tells that office nothing more', () => {
    const [found, told] = [atRisk(), notified('prefecture', { clauses: ['3-4(2)'] })]
    expect(cards(found, told)).toContain('prefecture: 3-2(4)')
  })

  it('[3-9][1-3] is not told 通報 by a contact for another clause', () => {
    const contact = notified('agency', { clauses: ['3-9'] })
    const { incident } = foldOf(judged(3), contact, notified('prefecture', { clauses: ['1-3'] }))
    const states = whoWasTold(incident, duties(incident, plan)).map(({ office, state }) => [office, state])
    expect(states.slice(0, 2)).toEqual([
      ['prefecture', 'owed'],
      ['agency', 'notAsked'],
    ])
  })
})
