// `#plan` on Node: the plan of the folder that PLAN names, read once, at start.
import { planFolder } from './folder.ts'
import { readPlan } from './read-plan.ts'

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
} = readPlan(planFolder()).plan
