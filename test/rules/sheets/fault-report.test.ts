// Form 2 障害報告 (別紙2): what was found, and what the identity manager made of it, from what was said alone.
import { describe, expect, it } from 'vitest'
import { faultReport } from '../../../shared/rules/sheets/fault-report.ts'
import type { MaintainerRequest } from '../../../shared/incident/fault-bodies.ts'
import type { Operation } from '../../../shared/incident/operation.ts'
import { intake, operation } from '../../people.ts'
import { amended, foldOf, mistaken } from '../../incident/said.ts'

const begun = intake()
const reportOf = (...said: Operation[]) => faultReport(foldOf(begun, ...said).incident)
const located = (kinds: string[]) => operation('v1.faultLocated', { kinds, place: '電算室', what: null })
const checked = (check: string, result: 'normal' | 'abnormal' | 'notDone' = 'normal') =>
  operation('v1.faultChecked', { check, result, what: null })
const asked = (...requests: MaintainerRequest[]) =>
  operation('v1.maintainerAsked', { requests, person: null, what: null })
const idsOf = (operations: Operation[]) => operations.map(({ id }) => id)

describe('form 2', () => {
  it('[別紙2] of an incident nobody has looked into knows nothing, and lists every check', () => {
    const { checked: lists, ...rest } = reportOf()
    expect(lists.flatMap(({ checks }) => checks)).toHaveLength(8)
    expect(lists.flatMap(({ checks }) => checks).every(({ said }) => said === null)).toBe(true)
    expect(Object.values(rest).every((one) => one === null || (Array.isArray(one) && one.length === 0))).toBe(
      true,
    )
  })

  it('[2-1(2)] lists the checks of the kinds that were located or checked, each with its last result', () => {
    const [first, last] = [checked('networkSight'), checked('networkSight', 'abnormal')]
    const { checked: lists } = reportOf(located(['hardware']), first, last)
    expect(lists.map(({ kind }) => kind)).toEqual(['hardware', 'network'])
    expect(lists[1]?.checks.map(({ said }) => said?.id ?? null)).toEqual([null, null, null, last.id])
  })

  it('[2-1(1)] takes what was said last of kind and place; a correction as it stands; nothing of 誤入力', () => {
    const [first, last] = [located(['hardware']), located(['software'])]
    expect(reportOf(first, last).located?.id).toBe(last.id)
    expect(reportOf(first, last, mistaken(last.id)).located?.id).toBe(first.id)
    const body = { kinds: ['network'], place: '庁舎1階', what: null }
    expect(reportOf(first, amended(first.id, body)).located?.body).toEqual(body)
  })

  it('[2-1(4)] tells repair, restoration and exchange from what else the maintainer was asked', () => {
    const [help, repair, both] = [asked('findCause'), asked('exchange'), asked('respond', 'repair')]
    const report = reportOf(help, repair, both)
    expect(idsOf(report.asked)).toEqual(idsOf([help, both]))
    expect(idsOf(report.repairs)).toEqual(idsOf([repair, both]))
  })

  it('[2-1(3)][2-3] takes the council asked for by its own clause, and the resumption after a fault alone', () => {
    const request = (clause: string) => operation('v1.councilRequested', { what: null, clause })
    const resumed = (clause: '2-3' | '3-9') => operation('v1.resumed', { clause, what: null })
    const [ours, theirs] = [request('2-1(3)'), request('3-3')]
    expect(idsOf(reportOf(theirs, ours).council)).toEqual([ours.id])
    expect(reportOf(resumed('3-9')).resumed).toBeNull()
    const after = resumed('2-3')
    expect(reportOf(after, resumed('3-9')).resumed?.id).toBe(after.id)
  })
})
