// The plan in force: what is printed, then the town's own; an incident goes on under the edition it began under.
import { describe, expect, it } from 'vitest'
import type { Operation } from '../../../shared/incident/operation.ts'
import { townOf } from '../../../shared/incident/town.ts'
import { plan } from '../../../shared/plan/plan.ts'
import { duties } from '../../../shared/rules/duties.ts'
import { isOwed } from '../../../shared/rules/duty.ts'
import { cutOffOfRow } from '../../../shared/rules/violation/isolation.ts'
import { wholeRow, rowsAtHand, rowsOfTaps } from '../../../shared/rules/violation/measure-choice.ts'
import { isSamePlan, planInForce } from '../../../shared/rules/town/plan-in-force.ts'
import { entry, foldOf, mistaken } from '../../incident/said.ts'
import { agendaItem, measureRow, ofTown, townSaid } from '../../incident/town-said.ts'
import { contact, townWith } from '../said-of-town.ts'
import { intake, operation } from '../../people.ts'

const inForce = (...said: Operation[]) => planInForce(plan, townWith(...said))

describe('the plan in force', () => {
  it('[TR2] is what is printed, unchanged, while the town adds nothing', () => {
    expect(inForce(contact('agency', { number: '110' }))).toEqual(plan)
    expect(isSamePlan(inForce(contact('agency', { number: '110' })), plan)).toBe(true)
  })

  it('[1-4][TR2] has the town’s items after the eight, until they are taken out', () => {
    const added = [agendaItem('one', '議会への報告'), agendaItem('two', '報道対応')]
    const out = townSaid('v1.agendaItemEntered', { item: 'one', entry: null })
    expect(inForce(...added).agenda.slice(0, 8)).toEqual(plan.agenda)
    expect(inForce(...added).agenda.slice(8)).toMatchObject([{ name: '議会への報告' }, { id: 'two' }])
    expect(inForce(...added, out).agenda.slice(8)).toMatchObject([{ id: 'two' }])
    expect(isSamePlan(inForce(...added), inForce(...added, out))).toBe(false)
  })

  it('[参考][TR2] has the town’s rows after the sixteen, numbered 町1 …; one taken out keeps its number', () => {
    const rows = [measureRow('a', '警告'), measureRow('b', '盗難')]
    const out = townSaid('v1.measureRowEntered', { row: 'a', entry: null })
    const own = (...said: Operation[]) => inForce(...said).measureExamples.slice(16)
    expect(own(...rows).map(({ clause, id, event }) => [clause, id, event])).toEqual([
      ['町1', 'a', '警告'],
      ['町2', 'b', '盗難'],
    ])
    expect(own(...rows, out).map(({ clause }) => clause)).toEqual(['町2'])
    expect(own(rows[0] ?? out)[0]?.measures.map(({ marker }) => marker)).toEqual(['①', '②'])
  })

  it('[参考] two taps and form 1 lead to the town’s rows too, each with measures of its own', () => {
    const now = inForce(measureRow('a', '庁内LANの警告'))
    const rows = rowsOfTaps(now, 'town', 1)
    expect(rows.map(({ clause }) => clause)).toEqual(['参考1-2', '参考1-4', '町1'])
    const row = rows[2]
    if (row === undefined) throw new Error('no row')
    expect(wholeRow(now, row)).toBe(row)
    expect(cutOffOfRow(row, '当該機器を切離し')).toEqual({ what: '機器', from: '住基ネット', clause: '町1' })
    const named = operation('v1.intakeDetailed', { form: { measureExamples: ['a', '1-1'] } })
    const begun = operation('v1.isolated', {
      what: '機器',
      from: '住基ネット',
      clause: '町1',
      byProcedure: null,
    })
    expect(rowsAtHand(foldOf(intake(), named).incident, now)).toMatchObject([{ id: 'a' }, { id: '1-1' }])
    expect(rowsAtHand(foldOf(intake(), begun).incident, now)).toEqual([row])
    expect(rowsAtHand(foldOf(intake(), named).incident, plan)).toMatchObject([{ id: '1-1' }])
  })

  it('[PA1] the approval columns are the town’s once it has said them, and none if it said none', () => {
    const columns = (...names: string[]) => townSaid('v1.approvalColumnsEntered', { columns: names })
    const said = columns('町長', '課長')
    expect(inForce(said).approvalColumns).toEqual(['町長', '課長'])
    expect(inForce(said, columns()).approvalColumns).toEqual([])
    expect(inForce(said, mistaken(said.id, ofTown)).approvalColumns).toEqual(plan.approvalColumns)
  })
})

it('[TR4][1-4] an item that is added later is no duty of an incident that began before', () => {
  const [before, later] = [contact('agency', { number: '110' }), agendaItem('own', '議会への報告')]
  const edition = { plan: plan.edition, town: before.id }
  const began = operation('v1.intakeReceived', { what: '不審な操作', edition })
  const convened = operation('v1.councilConvened', { clause: '3-3', what: null })
  const decided = plan.agenda.map(({ id }) => operation('v1.councilDecided', { item: id, what: '決定' }))
  const { incident } = foldOf(began, convened, ...decided)
  expect(incident.edition).toEqual(edition)
  const all = [before, later].map(entry)
  const decides = (until: string | null) =>
    duties(incident, planInForce(plan, townOf(all, until))).find(({ act }) => act === 'decideAgenda')
  const [under, now] = [decides(incident.edition?.town ?? null), decides(null)]
  expect(under !== undefined && isOwed(under)).toBe(false)
  expect(now !== undefined && isOwed(now)).toBe(true)
})
