// `#plan` on Node: the plan of the folder that PLAN names, read once, at start. One that can't be used ends it. Rule PL4.
import { checkPlan } from './check-plan.ts'
import { planFolder } from './folder.ts'
import { inWords } from './read-plan.ts'
import { planDigest, tablesOf } from './tables.ts'

const checked = checkPlan(planFolder())
if (!checked.ok) {
  process.stderr.write(`計画書のフォルダーが使えません: ${planFolder()}\n`)
  for (const problem of checked.problems) process.stderr.write(`${inWords(problem)}\n`)
  process.exit(1)
}

const tables = tablesOf(checked.plan)

export const {
  edition,
  clauses,
  chapters,
  offices,
  contacts,
  prefectureHours,
  kinds,
  councilAgenda,
  faultKinds,
  threatLevels,
  findings,
  measureExamples,
  forms,
  carried,
  labels,
  formHeadings,
} = tables

/** Of all of them (PL4). */
export const digest = planDigest(tables)
