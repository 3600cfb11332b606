// Who was told 通報した相手: calls that were answered or in vain, notices, reports inside the town, by the time they happened: a notice when it was
// given, not when its call began.
import type { Incident } from '../../incident/incident.ts'
import type { Operation } from '../../incident/operation.ts'
import { contactLog } from './contact-log.ts'
import type { Contacted } from './contact-log.ts'
import { inCourse } from './course.ts'

export type Told = { at: string } & ({ contacted: Contacted } | { report: Operation })

/** A call that was never made, かけていない, reached for nobody. */
export function whoWasTold(incident: Incident): Told[] {
  const contacts = contactLog(incident)
    .filter(({ call, notice }) => notice !== null || call?.outcome !== 'notDialled')
    .map((contacted): Told => ({ at: contacted.notice?.at ?? contacted.at, contacted }))
  const reports = inCourse(incident, ['told'])
    .filter(({ type }) => type !== 'v1.notified')
    .map((report): Told => ({ at: report.at, report }))
  return [...contacts, ...reports].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

/**
 * 通報 and 町長への報告 (3-2(4), 3-4(2), 3-8): that they were made is evidence, and must be read in full. Not a contact of
 * 1-3, nor one before resumption.
 */
export function isStatutory(told: Told): boolean {
  if ('report' in told) return told.report.type === 'v1.reportedToMayor'
  return told.contacted.notice?.clauses.some((one) => one === '3-2(4)' || one === '3-4(2)') === true
}
