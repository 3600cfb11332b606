// The mayor's report (3-8) and the hand-over: the course of the event, from what was said alone.
import { describe, expect, it } from 'vitest'
import type { Operation } from '../../../shared/incident/operation.ts'
import { plan } from '../../../shared/plan/plan.ts'
import { inCourse } from '../../../shared/rules/sheets/course.ts'
import { owedDuties } from '../../../shared/rules/duties.ts'
import { handOver, handedTogether } from '../../../shared/rules/sheets/hand-over.ts'
import { isStatutory } from '../../../shared/rules/sheets/told.ts'
import { mayorAccount } from '../../../shared/rules/sheets/mayor-account.ts'
import { ended, foldOf, judged, mistaken, notified, placed } from '../../incident/said.ts'
import { convened, held } from '../../incident/said-in-response.ts'
import { intake, operation } from '../../people.ts'

const begun = intake()
const incidentOf = (...said: Operation[]) => foldOf(begun, ...said).incident
const at = (time: string) => ({ at: `2026-11-23T${time}:00+09:00` })
const idsOf = (operations: readonly Operation[]) => operations.map(({ id }) => id)

describe('the course of the event', () => {
  it('[3-8] is told by the time it happened, whenever it was typed, without what was 誤入力', () => {
    const [late, early, slip] = [
      judged(3, [], at('04:00')),
      judged(2, [], at('03:00')),
      judged(1, [], at('03:30')),
    ]
    const incident = incidentOf(late, early, slip, mistaken(slip.id))
    expect(idsOf(inCourse(incident, ['judged', 'happened']))).toEqual([begun.id, early.id, late.id])
  })

  it('[OP9] tells of no notice by a call that nobody answered', () => {
    const call = placed()
    const [vain, other] = [notified('prefecture', { call: call.id }), notified('agency')]
    const incident = incidentOf(call, ended(call.id, 'busy'), vain, other)
    expect(idsOf(inCourse(incident, ['told']))).toEqual([other.id])
  })
})

describe('the mayor’s report', () => {
  const toMayor = (body: object) => operation('v1.reportedToMayor', { what: null, ...body })

  it('[3-8] knows no damage and no plans until somebody has said some', () => {
    const { damage, plans, corrective } = mayorAccount(incidentOf())
    expect(damage).toEqual({ analysed: [], server: null, residentImpact: null, said: null })
    expect([plans, corrective]).toEqual([null, []])
  })

  it('[3-8] takes damage from the analysis of it, the server and form 1, plans from 恒久対策, each beside what was told', () => {
    const analysed = operation('v1.sourceAnalysed', { source: 'damage', what: '閲覧の跡なし' })
    const again = operation('v1.sourceAnalysed', { source: 'damage', what: '3件の閲覧' })
    const logs = operation('v1.sourceAnalysed', { source: 'logs', what: '深夜の操作' })
    const impact = operation('v1.intakeDetailed', { form: { residentImpact: '広域交付が止まる' } })
    const action = operation('v1.correctiveActionPlanned', { what: '施錠', responsible: null, due: null })
    const told = [toMayor({ damage: '調査中', plans: '広報する' }), toMayor({})]
    const account = mayorAccount(incidentOf(analysed, again, logs, impact, action, ...told))
    expect(idsOf(account.damage.analysed)).toEqual(idsOf([analysed, again]))
    expect(account.damage).toMatchObject({ residentImpact: '広域交付が止まる', said: '調査中' })
    expect(account.plans).toBe('広報する')
    expect(idsOf(account.corrective)).toEqual([action.id])
  })
})

describe('the hand-over', () => {
  it('[PA4] has what was passed on before, which tells nobody of the event', () => {
    const passed = operation('v1.handedOver', { from: '宿直 甲', to: '管理 乙', what: '3時に県へかけ直す' })
    const { course, told } = handOver(incidentOf(passed), plan)
    expect([idsOf(course), told]).toEqual([[begun.id, passed.id], []])
  })

  it('[PA4][1-4] has the calling and the holding of the council in its course', () => {
    const [called, met] = [convened(), held(null)]
    expect(idsOf(handOver(incidentOf(called, met), plan).course)).toEqual([begun.id, called.id, met.id])
  })

  it('[PA6] of a night of three has all of what was told, a call in vain among it, and tells what is statutory', () => {
    const call = placed()
    const { told } = handOver(
      incidentOf(
        call,
        ended(call.id, 'noAnswer'),
        notified('agency'),
        operation('v1.reportedToMayor', { what: null }),
      ),
      plan,
    )
    expect(told.map(isStatutory)).toEqual([false, true, true])
  })

  it('[PA4] has what is owed in the order of the screen, without what has a condition', () => {
    const incident = incidentOf(judged(3))
    const owed = owedDuties(incident, plan).filter(({ condition }) => condition === null)
    expect(handOver(incident, plan).owed).toEqual(owed)
  })
})

describe('what was said of them together', () => {
  const handed = (to: string, when = '2026-11-24T08:30:00+09:00') =>
    operation('v1.handedOver', { from: '宿直 甲', to, what: null }, { at: when })

  it('[PA6] is the last hand-over said alike of every one of them', () => {
    const both = [incidentOf(handed('管理 乙')), incidentOf(handed('管理 乙'), handed('当番 戊'))]
    expect(handedTogether(both)?.body.to).toBe('管理 乙')
  })

  it('[PA6] is none where one of them was not handed over, or at another time', () => {
    expect(handedTogether([incidentOf(handed('管理 乙')), incidentOf()])).toBeNull()
    const earlier = incidentOf(handed('管理 乙', '2026-11-23T08:30:00+09:00'))
    expect(handedTogether([incidentOf(handed('管理 乙')), earlier])).toBeNull()
    expect(handedTogether([])).toBeNull()
  })
})
