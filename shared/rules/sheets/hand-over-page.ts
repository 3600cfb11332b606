// Hand-over of several incidents 引継ぎ on one A4: the same four matters of each. The page is shared out line by line, so
// that none is left out while another has more; what does not fit is counted.
import type { Incident } from '../../incident/incident.ts'
import type { Operation } from '../../incident/operation.ts'
import type { Plan } from '../../plan/plan.ts'
import { inCourse } from './course.ts'
import type { Duty } from '../duty.ts'
import { owedForCertain } from '../duties.ts'
import { bounded, decidedKinds, happenedKinds } from './hand-over.ts'
import type { Bounded } from './hand-over.ts'
import { whoWasTold } from './told.ts'
import type { Told } from './told.ts'

export type HandedIncident = {
  incident: Incident
  course: Bounded<Operation>
  told: Bounded<Told>
  decided: Bounded<Operation>
  owed: Bounded<Duty>
}
export type HandOverPage = { items: HandedIncident[]; rest: Incident[] }

/** How many incidents stand on the page; its lines; and of those what the head of each incident takes. */
export const handOverPage = { incidents: 6, lines: 54, linesOfHead: 4 } as const
/** Characters on a line. */
export const handOverLine = 44

const matters = ['owed', 'told', 'decided', 'course'] as const

/** In the order in which they are given: for the last there may be no room. */
export function handOverOfAll(incidents: readonly { incident: Incident; plan: Plan }[]): HandOverPage {
  const all = incidents.slice(0, handOverPage.incidents).map(({ incident, plan }) => ({
    incident,
    owed: owedForCertain(incident, plan),
    told: whoWasTold(incident),
    decided: inCourse(incident, decidedKinds),
    course: inCourse(incident, happenedKinds),
  }))
  const wanted = all.map((one) => matters.map((matter) => one[matter].length))
  const shares = shareOut(wanted, handOverPage.lines - all.length * handOverPage.linesOfHead)
  const items = all.map(({ incident, owed, told, decided, course }, at) => {
    const [ofOwed = 0, ofTold = 0, ofDecided = 0, ofCourse = 0] = shares[at] ?? []
    return {
      incident,
      owed: bounded(owed, ofOwed, 'first'),
      told: bounded(told, ofTold, 'latest'),
      decided: bounded(decided, ofDecided, 'latest'),
      course: bounded(course, ofCourse, 'latest'),
    }
  })
  return { items, rest: incidents.slice(handOverPage.incidents).map(({ incident }) => incident) }
}

/** One line to each that wants more, in turns, until none is left. Every one has a line: that there is nothing is said. */
function shareOut(wanted: readonly number[][], lines: number): number[][] {
  const given = wanted.map((matter) => matter.map(() => 1))
  let left = lines - given.flat().length
  for (let most = 2; wanted.flat().some((want) => want >= most); most += 1)
    for (const [at, ofIncident] of wanted.entries())
      for (const [matter, want] of ofIncident.entries()) {
        const share = given[at]
        if (share === undefined || want < most || left <= 0) continue
        share[matter] = most
        left -= 1
      }
  return given
}
