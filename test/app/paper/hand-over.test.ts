// 引継ぎ on paper: every notice in full, nothing cut while there is room, what does not fit counted.
import { describe, expect, it } from 'vitest'
import { handOverPagePaper } from '../../../app/paper/hand-over-page-paper.ts'
import { handOverPaper } from '../../../app/paper/hand-over-paper.ts'
import type { Part } from '../../../app/paper/paper.ts'
import { findings } from '#plan'
import { plan } from '../../../shared/plan/plan.ts'
import type { Operation } from '../../../shared/incident/operation.ts'
import { assessed, foldOf, judged, measure, notified } from '../../incident/said.ts'
import { atRisk, convened, decided, held } from '../../incident/said-in-response.ts'
import { intake, operation } from '../../people.ts'

const incidentOf = (...said: Operation[]) => foldOf(intake(), ...said).incident
const many = (count: number, make: () => Operation): Operation[] => Array.from({ length: count }, make)
const reason = '県が電話に出ない。'.repeat(20)
const span = { since: '2026-11-22T08:30:00+09:00', until: '2026-11-23T08:30:00+09:00' }

const single = (...said: Operation[]) => handOverPaper(incidentOf(...said), plan, plan.approvalColumns)
const several = (...all: Operation[][]) =>
  handOverPagePaper(
    all.map((said) => ({ incident: incidentOf(...said), plan })),
    null,
    span,
    ({ id }) => id.slice(-4),
    plan.approvalColumns,
  )

function text(parts: readonly Part[]): string {
  return parts
    .flatMap((part) => [
      part.heading,
      ...('fields' in part
        ? part.fields.map((one) => `${one.label} ${one.text}`)
        : [...part.lines.flatMap(({ cells }) => cells), part.rest ?? '']),
    ])
    .join('\n')
}

describe.each([
  ['of one incident', (...said: Operation[]) => single(...said)],
  ['of several', (...said: Operation[]) => several(said, [])],
])('the hand-over %s', (_name, paper) => {
  const notices = () => [notified('agency', { reason }), operation('v1.reportedToMayor', { what: reason })]

  it('[PA4][PA6][3-2(4)][3-4(2)][3-8] has every notice and the mayor’s report in full, however much else there is', () => {
    const printed = text(paper(...many(60, () => measure('3-4')), ...notices(), ...many(60, () => judged(3))))
    expect(printed.split(reason)).toHaveLength(3)
    expect(printed).toMatch(/ほか\d+件/)
  })

  // Of a night with many decisions it was counted: whoever took over could not read at which level they were.
  it('[PA4][PA6][3-3][3-4(2)] has the judgement and what was found in full, however much was decided after', () => {
    const judgement = operation('v1.threatAssessed', {
      level: 3,
      examples: [],
      reason,
      helpedBy: [],
      replaces: [],
    })
    const said = [judgement, atRisk()]
    const printed = text(paper(...said, ...many(60, () => decided('otherMatters'))))
    expect(printed).toContain(reason)
    expect(printed).toContain(findings.rightsAtRisk)
    expect(printed).toMatch(/ほか\d+件/)
  })

  // Contacts before resumption, later than the notices, took their room.
  it('[PA4][PA6][3-2(4)][3-9] has the notices in full before any contact before resumption', () => {
    const contacts = many(60, () => notified('maintainer', { clauses: ['3-9'], what: reason }))
    expect(text(paper(...notices(), ...contacts)).split(reason).length).toBeGreaterThanOrEqual(3)
    expect(text(paper(...notices(), ...contacts))).toContain(`直接通報の理由: ${reason}`)
  })

  it('[PA4][WL2] says of what is 未了 when it was begun', () => {
    const level2 = [assessed('violation', 'suspected'), judged(2)]
    const begun = operation('v1.workBegun', { duty: '3-3 cause', what: '原因を解明する' })
    const printed = text(paper(...level2, begun))
    expect(printed).toMatch(/原因を解明する\(着手 11月23日午前2時\d+分\)/)
  })

  // Nobody who took over could read that the council had been called and met.
  it('[PA4][PA6][1-4] has a line each of 招集 and 開催', () => {
    const printed = text(paper(judged(3), convened(), held(null)))
    expect(printed).toMatch(/招集した/)
    expect(printed).toMatch(/開催した/)
  })

  it('[PA4][PA6] cuts nothing while there is room', () => {
    const long = operation('v1.measureStarted', {
      what: '業務端末の電源を切った。'.repeat(12),
      clause: '3-4',
    })
    const printed = text(paper(judged(3), long, ...many(3, () => measure('3-4')), notified('agency')))
    expect(printed).toContain('業務端末の電源を切った。'.repeat(12))
    expect(printed).not.toMatch(/…|ほか\d+件/)
  })
})

describe('the page of several', () => {
  it('[PA6] names every incident, by its number where there is no more room, and says for which span', () => {
    const all = Array.from({ length: 9 }, () => [judged(3)])
    const printed = text(several(...all))
    expect(printed).toContain('このほかの事案 3件')
    expect(printed).toContain('令和8年11月22日(日) 午前8時30分から令和8年11月23日(月) 午前8時30分まで')
  })

  it('[PA6] has one of every matter, and says of an empty one that there is none', () => {
    const printed = text(several([...many(60, () => measure('3-4'))], []))
    expect(printed).toMatch(/通報・連絡 記録なし/)
    expect(printed).toMatch(/経過\(ほか\d+件\) 11月/)
  })
})
