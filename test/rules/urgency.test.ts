// Words of urgency and of condition: a duty carries its own clause's, as the ordinance prints them there, or none.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { foldIncident } from '../../shared/incident/fold.ts'
import { governingLevel } from '../../shared/incident/threat.ts'
import { findings, threatLevels } from '#plan'
import { plan } from '../../shared/plan/plan.ts'
import { duties } from '../../shared/rules/duties.ts'
import type { Duty } from '../../shared/rules/duty.ts'
import { endingHistory, handlingHistory } from '../incident/histories.ts'
import { assessed, judged } from '../incident/said.ts'
import { atRisk, convened, decided, immediate, isolated } from '../incident/said-in-response.ts'
import { incident } from '../people.ts'
import { clauseText, levelText } from './clause-text.ts'
import { raised } from './raised.ts'

const words = ['直ちに', '速やかに'] as const
const levels = threatLevels.levels.map(({ level }) => level)

/**
 * Under 3-3 each level has its own sentence; the judgement stands in the one before them. The 直ちに of 3-4(1) belongs to
 * the threat: 直ちに既存住基システムに脅威を及ぼす.
 */
function textOf({ id, clause }: Duty, level: number): string {
  if (clause === '3-4(1)') return clauseText(clause).replace(findings.immediateThreat, '')
  if (clause !== '3-3') return clauseText(clause)
  return id === '3-3 assess' ? (clauseText(clause).split('《', 1)[0] ?? '') : levelText(level)
}

/** Every duty there is, those of 2-2 as one. */
const every = Object.entries({
  '1-3': ['form1', 'fill', 'measures', 'contact', 'inquire fault', 'inquire violation', 'none'],
  '1-4': ['convene', 'hold', 'decide', 'ratify'],
  '2-1(1)': ['locate', 'ask'],
  '2-1(2)': ['check', 'cause', 'report', 'cooperation', 'settle', 'bugs', 'remedy'],
  '2-1(3)': ['weigh', 'council'],
  '2-1(4)': ['repair'],
  '2-2': ['begin'],
  '2-3': ['integrity', 'repair', 'resume'],
  '3-2(1)': ['convene'],
  '3-2(2)': ['gather'],
  '3-2(3)': ['maintainer'],
  '3-2(4)': ['notify'],
  '3-3': ['assess', 'report', 'standDown', 'cause', 'measures', 'emergency', 'council'],
  '3-4(1)': ['isolate'],
  '3-4(2)': ['find', 'again', 'protectionChief', 'prefecture', 'agency', 'isolate'],
  '3-4(3)': ['request'],
  '3-5': ['reassess', 'settle'],
  '3-6': ['analyse', 'identify'],
  '3-7': ['review', 'plan', 'report'],
  '3-8': ['report'],
  '3-9': ['maintainer', 'prefecture', 'agency', 'confirm', 'council', 'resume'],
}).flatMap(([clause, names]) => names.map((name) => `${clause} ${name}`))

it('[GT4] every duty there is has the words of its clause, and none where the clause has none', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(fc.oneof(handlingHistory, endingHistory), ({ own, calls }) => {
      const { incident: folded } = foldIncident(incident, own, calls)
      const level = governingLevel(folded.threat) ?? 0
      for (const duty of duties(folded, plan)) {
        const text = textOf(duty, level)
        expect(duty.urgency, duty.id).toBe(words.find((word) => text.includes(word)) ?? null)
        expect(text, duty.id).toContain(duty.condition ?? '')
        seen.add(duty.clause === '2-2' ? '2-2 begin' : duty.id)
      }
    }),
    { numRuns: 1000, seed: 20261122 },
  )
  expect([...seen].toSorted()).toEqual(every.toSorted())
})

it('[1-3][1-4][2-1(3)][2-1(4)][3-4(3)][3-5] what has a condition is what a person must say to be there', () => {
  const said = [assessed('fault', 'present'), judged(2), isolated(), convened()]
  expect(
    raised(...said).flatMap(({ id, condition }) => (condition === null ? [] : [`${id} ${condition}`])),
  ).toEqual([
    '1-3 measures 必要に応じて',
    '1-4 ratify 必要に応じて',
    '2-1(3) weigh サーバが正常に作動しない場合',
    '2-1(4) repair 必要に応じて',
    '3-4(3) request 緊急措置を講ずる必要がある場合',
    '3-5 reassess 把握した状況を基に',
  ])
})

it('[3-3][3-8] 直ちに is said at levels 2 and 3, 速やかに of the report to the mayor, and nothing of the rest', () => {
  const urgent = (level: (typeof levels)[number]) =>
    raised(judged(level)).flatMap(({ id, urgency }) => (urgency === null ? [] : [`${id} ${urgency}`]))
  expect(urgent(1)).toEqual([])
  expect(urgent(2)).toEqual(['3-3 cause 直ちに', '3-3 measures 直ちに'])
  expect(urgent(3)).toEqual([
    '3-3 cause 直ちに',
    '3-3 emergency 直ちに',
    '3-3 council 直ちに',
    '3-4(2) find 直ちに',
    '3-8 report 速やかに',
  ])
})

it('[2-2][3-4(1)][3-4(2)] 直ちに is said of what was decided as urgent, of the cut-off and the notices of 3-4(2), not of the cut-off of 3-4(1)', () => {
  const said = [assessed('fault', 'present'), judged(3), decided('urgentMeasures', { urgent: true })]
  const urgent = raised(...said, immediate(), atRisk()).filter(({ urgency }) => urgency === '直ちに')
  const times = (clause: string) => urgent.filter((duty) => duty.clause === clause).length
  expect(['2-2', '3-3', '3-4(1)', '3-4(2)'].map(times)).toEqual([1, 3, 0, 4])
  expect(urgent).toHaveLength(8)
})

it('[3-2(4)] has no word, though its neighbours in the ordinance have', () => {
  expect(clauseText('3-2(4)')).toContain('可能性が高い場合、県の住基ネット担当部署に通報し')
  expect(words.filter((word) => clauseText('3-2(4)').includes(word))).toEqual([])
  expect(clauseText('3-4(2)')).toContain('直ちに')
})

it('[3-1] a clause that the ordinance does not have has no text', () => {
  expect(() => clauseText('3-10')).toThrow()
  expect(() => clauseText('3-8(1)')).toThrow('(1)')
})
