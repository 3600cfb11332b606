import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { clauses } from '../../shared/plan/clauses.ts'
import { contacts } from '../../shared/plan/contacts.ts'
import { councilAgenda } from '../../shared/plan/council-agenda.ts'
import { faultCheckIds, faultKindIds, faultKinds } from '../../shared/plan/fault-kinds.ts'
import { prefectureHours } from '../../shared/plan/hours.ts'
import { kinds } from '../../shared/plan/kinds.ts'
import { measureExampleIds, measureExamples, measureGroups } from '../../shared/plan/measure-examples.ts'
import { offices } from '../../shared/plan/offices.ts'
import * as schemas from '../../shared/plan/schemas.ts'
import { threatExampleIds, threatLevels } from '../../shared/plan/threat-levels.ts'
import { scriptOf, sourcesIn } from '../architecture/sources.ts'

const tables: [string, z.ZodMiniType, readonly object[], object][] = [
  ['clauses', schemas.Clause, clauses, { guidance: '' }],
  ['offices', schemas.Office, offices, { ofTown: 'yes' }],
  ['contacts', schemas.Contact, contacts, { digits: '077-528-3233' }],
  ['hours', schemas.OfficeHours, [prefectureHours], { closeMinute: 1441 }],
  ['kinds', schemas.KindRow, Object.values(kinds), { definition: ' 障害' }],
  ['agenda items', schemas.AgendaItem, councilAgenda, { id: 'catering 1' }],
  ['fault kinds', schemas.FaultKindRow, faultKinds, { checks: [{ id: 'networkSmell', text: '臭気' }] }],
  ['threat levels', schemas.ThreatLevelRow, threatLevels, { level: 4 }],
  ['measure groups', schemas.MeasureGroup, measureGroups, { number: 5 }],
  ['measure examples', schemas.MeasureExample, measureExamples, { clause: '参考5-1' }],
]

describe.each(tables)('[PL3] the %s', (_, schema, rows, flaw) => {
  it('fit their schema, and come out as they went in', () => {
    expect(rows.length).toBeGreaterThan(0)
    expect(z.array(schema).parse(rows)).toEqual(rows)
  })

  it('do not fit with a flaw, a key too many or one too few', () => {
    for (const row of rows) {
      expect(schema.safeParse({ ...row, ...flaw }).success).toBe(false)
      expect(schema.safeParse({ ...row, extra: 1 }).success).toBe(false)
      for (const key of Object.keys(row))
        expect(schema.safeParse({ ...row, [key]: undefined }).success).toBe(false)
    }
  })
})

it('[PL3] every id that is offered is used once, in the order of its table', () => {
  const items = councilAgenda.map(({ id }) => id)
  expect(new Set(items).size).toBe(items.length)
  expect(items).toEqual(expect.arrayContaining(['urgentMeasures', 'resumption']))
  expect(faultKinds.map(({ id }) => id)).toEqual(faultKindIds)
  expect(faultKinds.flatMap(({ checks }) => checks.map(({ id }) => id))).toEqual(faultCheckIds)
  expect(threatLevels.flatMap(({ examples }) => examples.map(({ id }) => id))).toEqual(threatExampleIds)
  expect(measureExamples.map(({ id }) => id)).toEqual(measureExampleIds)
  expect(z.enum(measureExampleIds).safeParse('1-5').success).toBe(false)
})

it('[3-1] the last example of level 3 alone rests on the protection chief’s finding', () => {
  const found = threatLevels.flatMap(({ examples }) => examples).filter(({ foundBy }) => foundBy !== null)
  expect(found.map(({ id }) => id)).toEqual(['basicRightsAtRisk'])
  expect(found[0]?.text).toMatch(/^情報保護統括責任者が、.*認める場合等$/)
})

it('[PL3] no table brings zod along', () => {
  const withZod = ['shared/plan/schemas.ts', 'shared/plan/holidays.ts']
  const data = sourcesIn(['shared/plan'], /\.ts$/).filter(({ file }) => !withZod.includes(file))
  expect(data.length).toBeGreaterThan(10)
  expect(data.filter((source) => bringsZod(scriptOf(source))).map(({ file }) => file)).toEqual([])
  expect(bringsZod("import { Clause } from './schemas.ts'")).toBe(true)
  expect(bringsZod("import * as z from 'zod/mini'")).toBe(true)
  expect(bringsZod("import type { Clause } from './schemas.ts'")).toBe(false)
})

function bringsZod(script: string): boolean {
  return /^(?:import|export) (?!type ).*from '(?:zod(?:\/mini)?|.*schemas\.ts)'$/m.test(script)
}
