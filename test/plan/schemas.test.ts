import { councilAgenda, threatLevels } from '#plan'
import * as plan from '#plan'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import * as schemas from '../../shared/plan/schemas.ts'
import { scriptOf, sourcesIn } from '../architecture/sources.ts'

const tables: [string, z.ZodMiniType, readonly object[], object][] = [
  ['clauses', schemas.Clause, plan.clauses, { guidance: '' }],
  ['offices', schemas.Office, plan.offices, { ofTown: 'yes' }],
  ['contacts', schemas.Contact, plan.contacts, { digits: '077-528-3233' }],
  ['hours', schemas.OfficeHours, [plan.prefectureHours], { closeMinute: 1441 }],
  ['kinds', schemas.KindRow, Object.values(plan.kinds), { definition: ' 障害' }],
  ['agenda items', schemas.AgendaItem, councilAgenda.items, { id: 'catering 1' }],
  ['fault kinds', schemas.FaultKindRow, plan.faultKinds.kinds, { checks: [{ id: 'smell 1', text: '臭気' }] }],
  ['threat levels', schemas.ThreatLevelRow, threatLevels.levels, { level: 4 }],
  ['measure groups', schemas.MeasureGroup, plan.measureExamples.groups, { number: 5 }],
  ['measure examples', schemas.MeasureExample, plan.measureExamples.examples, { noticedBy: 'nobody' }],
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
      for (const key of Object.keys(row).filter((name) => name !== 'headingIsOurs'))
        expect(schema.safeParse({ ...row, [key]: undefined }).success).toBe(false)
    }
  })
})

it('[3-1] the last example of level 3 alone rests on the protection chief’s finding', () => {
  const found = threatLevels.levels
    .flatMap(({ examples }) => examples)
    .filter(({ foundBy }) => foundBy !== null)
  expect(found.map(({ id }) => id)).toEqual(['basicRightsAtRisk'])
  expect(found[0]?.text).toMatch(/^情報保護統括責任者が、.*認める場合等$/)
})

it('[PL3] no table brings zod along', () => {
  const withZod = ['shared/plan/schemas.ts', 'shared/plan/holidays.ts']
  const data = sourcesIn(['shared/plan'], /\.ts$/).filter(({ file }) => !withZod.includes(file))
  expect(data.length).toBeGreaterThan(5)
  expect(data.filter((source) => bringsZod(scriptOf(source))).map(({ file }) => file)).toEqual([])
  expect(bringsZod("import { Clause } from './schemas.ts'")).toBe(true)
  expect(bringsZod("import * as z from 'zod/mini'")).toBe(true)
  expect(bringsZod("import type { Clause } from './schemas.ts'")).toBe(false)
})

function bringsZod(script: string): boolean {
  return /^(?:import|export) (?!type ).*from '(?:zod(?:\/mini)?|.*schemas\.ts)'$/m.test(script)
}
