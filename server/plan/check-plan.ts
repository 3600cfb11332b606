// What a town's plan must hold beyond the shape of its tables, so that every rule, screen and sheet finds what it asks for.
// Rule PL5.
import { clauseIds } from '../../shared/plan/clause-ids.ts'
import type { ClauseId } from '../../shared/plan/clause-ids.ts'
import { officeIds } from '../../shared/plan/office-ids.ts'
import type { PlanFolder } from '../../shared/plan/schemas.ts'
import { PlanError, readPlan } from './read-plan.ts'
import type { PlanPath, PlanProblem } from './read-plan.ts'
import { tablesOf } from './tables.ts'

/** `unused` carries no rule of ours: shown, never asked for. `lacking` are our rules that this plan asks nobody for. */
export type Coverage = { carried: readonly ClauseId[]; lacking: ClauseId[]; unused: string[] }

export type CheckedPlan =
  | { ok: true; plan: PlanFolder; coverage: Coverage }
  | { ok: false; problems: readonly PlanProblem[] }

/** Reads the folder and holds it against the schemas and what the rules need. */
export function checkPlan(folder: string): CheckedPlan {
  try {
    const { plan, telling } = readPlan(folder)
    const problems = faultsOf(plan).map(([path, says]) => telling(path, says))
    return problems.length > 0 ? { ok: false, problems } : { ok: true, plan, coverage: coverageOf(plan) }
  } catch (error) {
    if (error instanceof PlanError) return { ok: false, problems: error.problems }
    throw error
  }
}

function coverageOf(plan: PlanFolder): Coverage {
  const { carried } = tablesOf(plan)
  return {
    carried,
    lacking: clauseIds.filter((id) => !carried.includes(id)),
    unused: plan.clauses.filter(({ rules }) => rules.length === 0).map(({ label }) => label),
  }
}

/** The agenda's items that rules ask about, and the example of level 3 that they know. */
const knownItems = ['urgentMeasures', 'resumption']
const knownExample = 'basicRightsAtRisk'

type Fault = [path: PlanPath, says: string]

function faultsOf(plan: PlanFolder): Fault[] {
  return [
    ...clauseFaults(plan),
    ...chapterFaults(plan),
    ...twice('offices', plan.offices, ({ id }) => id, 'id'),
    ...officeIds
      .filter((id) => plan.offices.every((office) => office.id !== id))
      .map((id): Fault => [['offices'], `${id}がありません(規則がこの職に求めることがあります)`]),
    ...contactFaults(plan),
    ...turnFaults(plan),
    ...hourFaults(plan),
    ...agendaFaults(plan),
    ...twice('faultKinds.kinds', plan.faultKinds.kinds, ({ id }) => id, 'id'),
    ...levelFaults(plan),
    ...exampleFaults(plan),
  ]
}

function clauseFaults({ clauses }: PlanFolder): Fault[] {
  const carriers = clauses.flatMap(({ rules }, at) => rules.map((rule) => ({ rule, at })))
  return [
    ...twice('clauses', clauses, ({ label }) => label, 'label'),
    ...carriers.flatMap(({ rule, at }, place): Fault[] =>
      carriers.findIndex((other) => other.rule === rule) < place
        ? [[['clauses', at, 'rules'], `規則 ${rule} が2つの条項に付いています`]]
        : [],
    ),
    ...always
      .filter((rule) => carriers.every((carrier) => carrier.rule !== rule))
      .map((rule): Fault => [['clauses'], `規則 ${rule} の付いた条項がありません`]),
  ]
}

/** What no plan of this kind is without. */
const always: readonly ClauseId[] = ['1-1', '1-3', '1-4', '3-1', '3-2(4)', '3-3', '3-4', '3-9', '別記']

/** A chapter of faults is there with its heading, rules and kinds, or not at all. */
function chapterFaults({ chapters, clauses, faultKinds }: PlanFolder): Fault[] {
  const hasRules = clauses.some(({ rules }) => rules.some((rule) => rule.startsWith('2-')))
  if (hasRules && chapters[2] === undefined)
    return [[['chapters'], '第2章の規則の付いた条項があるのに、章の見出しがありません']]
  if (!hasRules && chapters[2] !== undefined)
    return [[['chapters', '2'], 'この章の規則の付いた条項がありません']]
  if (hasRules && faultKinds.kinds.length === 0)
    return [[['faultKinds', 'kinds'], '障害の種類がありません(規則 2-1(1))']]
  return []
}

function contactFaults({ contacts }: PlanFolder): Fault[] {
  return [
    ...twice('contacts', contacts, ({ id }) => id, 'id'),
    ...contacts.flatMap(({ shown, digits }, at): Fault[] =>
      shown.replaceAll('-', '') === digits
        ? []
        : [[['contacts', at, 'digits'], `表示の番号と違います(${shown})`]],
    ),
    ...(['prefecture', 'agency'] as const)
      .filter((office) => contacts.every((contact) => contact.office !== office))
      .map((office): Fault => [['contacts'], `${office}の番号がありません`]),
  ]
}

/** Of two numbers of the prefecture one is called by day and one by night. */
function turnFaults({ contacts }: PlanFolder): Fault[] {
  const has = (hours: string) => contacts.some((contact) => contact.hours === hours)
  return has('day') === has('night')
    ? []
    : [[['contacts'], has('day') ? '夜間・休日(night)の番号がありません' : '開庁時(day)の番号がありません']]
}

function hourFaults({ prefectureHours: { openMinute, closeMinute } }: PlanFolder): Fault[] {
  return openMinute < closeMinute
    ? []
    : [[['prefectureHours', 'closeMinute'], 'openMinute より後ではありません']]
}

function agendaFaults({ councilAgenda: { items } }: PlanFolder): Fault[] {
  return [
    ...twice('councilAgenda.items', items, ({ id }) => id, 'id'),
    ...knownItems
      .filter((id) => items.every((item) => item.id !== id))
      .map((id): Fault => [['councilAgenda', 'items'], `${id}がありません(規則が使います)`]),
  ]
}

function levelFaults({ threatLevels: { levels } }: PlanFolder): Fault[] {
  const examples = levels.flatMap((level) => level.examples)
  return [
    ...(levels.map(({ level }) => level).join() === '1,2,3'
      ? []
      : [[['threatLevels', 'levels'], '1、2、3の順に3つ必要です'] satisfies Fault]),
    ...(examples.some(({ id }) => id === knownExample)
      ? []
      : [[['threatLevels', 'levels'], `事例 ${knownExample} がありません(規則が使います)`] satisfies Fault]),
    ...levels.flatMap((level, at) =>
      twice(`threatLevels.levels.${at}.examples`, level.examples, ({ id }) => id, 'id'),
    ),
  ]
}

function exampleFaults({ measureExamples: { groups, examples } }: PlanFolder): Fault[] {
  return [
    ...twice('measureExamples.examples', examples, ({ id }) => id, 'id'),
    ...examples.flatMap(({ group, measuresOf }, at): Fault[] => [
      ...(groups.some(({ number }) => number === group)
        ? []
        : [[['measureExamples', 'examples', at, 'group'], `グループ${group}がありません`] satisfies Fault]),
      ...(measuresOf === null || examples.some(({ id }) => id === measuresOf)
        ? []
        : [
            [
              ['measureExamples', 'examples', at, 'measuresOf'],
              `例 ${measuresOf} がありません`,
            ] satisfies Fault,
          ]),
    ]),
  ]
}

/** Rows that have the key of one before them. */
function twice<Row>(table: string, rows: readonly Row[], keyOf: (row: Row) => string, name: string): Fault[] {
  const keys = rows.map(keyOf)
  const path = table.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))
  return keys.flatMap((key, at): Fault[] =>
    keys.indexOf(key) < at ? [[[...path, at, name], `${key}が2回あります`]] : [],
  )
}
