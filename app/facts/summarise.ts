// What a summary says of an incident: the plan's rules and our words over what was folded. Comes by import(), never with
// the call screen.
import { lastAcknowledgement, unacknowledged } from '../../shared/incident/acknowledged.ts'
import { enteredAt } from '../../shared/incident/fold.ts'
import type { Folded } from '../../shared/incident/fold.ts'
import { saidOf } from '../../shared/incident/incident.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import type { Operation } from '../../shared/incident/operation.ts'
import { orderKey } from '../../shared/incident/stamp.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import { duties } from '../../shared/rules/duties.ts'
import { isCertain } from '../../shared/rules/duty.ts'
import type { Duty } from '../../shared/rules/duty.ts'
import { endingsOf } from '../../shared/rules/ending.ts'
import { leftOpen } from '../../shared/rules/gates.ts'
import { inCourse, isJudgement } from '../../shared/rules/sheets/course.ts'
import { decidedKinds } from '../../shared/rules/sheets/hand-over.ts'
import { isStatutory, whoWasTold } from '../../shared/rules/sheets/told.ts'
import type { Told } from '../../shared/rules/sheets/told.ts'
import { begunAt, worklist } from '../../shared/rules/worklist.ts'
import { addressee } from '../../shared/rules/violation/notification.ts'
import type { LatestLines, Summary } from '../record/derived/summary.ts'
import { capacityMark } from '../words/actor-words.ts'
import { cutOffs } from '../words/cut-off.ts'
import { fromAfar } from '../words/dates.ts'
import { lines } from '../words/detail-lines.ts'
import { dutyWords, firstInWords, owedTonight } from '../words/duty-words.ts'
import { endingInWords } from '../words/ending-words.ts'
import { headline, kindsInWords } from '../words/incident-words.ts'
import { operationWords } from './descriptions.ts'
import { shownLevel } from '../words/shown-level.ts'
import { shownLatest } from './shown-latest.ts'
import { toldInWords } from './told-words.ts'

/** As many as one incident alone has room for. */
const mostKept = 12

/** What the words say; the rest of a summary is known by who keeps it. */
export type Said = Omit<Summary, 'number' | 'kept' | 'includes' | 'openCalls'>

export function summarise(folded: Folded, plan: Plan): Said {
  const { incident, entries } = folded
  const last = entries.at(-1)
  const endings = endingsOf(incident)
  const all = duties(incident, plan)
  const { now } = worklist(incident, all)
  const isFirst = (duty: Duty) => now.some(({ id }) => id === duty.id)
  const owed = owedTonight(incident, plan, all)
    .filter(isCertain)
    .toSorted((a, b) => Number(isFirst(b)) - Number(isFirst(a)))
  const ended = hasEnded(incident) ? 1 : 0
  const grave = gravity(incident)
  const leads = ended === 0 || (!incident.drill && grave === 3 && owed.length > 0)
  return {
    incident: incident.id,
    drill: incident.drill ? 1 : 0,
    ended,
    order: `${leads ? 1 : 0} ${grave} ${lastOrder(folded)}`,
    since: incident.since,
    lastAt: last === undefined ? null : enteredAt(last),
    headline: headline(incident),
    kinds: { fault: incident.kinds.fault.presence, violation: incident.kinds.violation.presence },
    kindsInWords: kindsInWords(incident),
    level: shownLevel(incident.threat),
    cutOff: cutOffs(incident),
    told: toldLines(latest(whoWasTold(incident), isStatutory), incident),
    decided: latestLines(latest(inCourse(incident, decidedKinds), isJudgement), incident),
    first: firstInWords(now, incident, plan),
    owed: owed.map((duty) => {
      const { id, office, clause, urgency, since } = duty
      const begun = begunAt(incident, duty)
      return { id, what: dutyWords(duty, incident).what, office, clause, urgency, since, begun }
    }),
    direct:
      ended === 0 && owed.some(({ act }) => act === 'notifyPrefecture') && addressee(incident) === 'agency',
    endings: endings.map(endingInWords),
    leftOpen: leftOpen(incident, plan).length,
    unseen: unacknowledged(folded),
    seen: lastAcknowledgement(folded),
    operations: entries.length,
  }
}

/** A drill 訓練 ends when somebody says so, however the response in it stands. */
function hasEnded(incident: Incident): boolean {
  return incident.drill ? saidOf(incident, 'v1.drillEnded').length > 0 : endingsOf(incident).length > 0
}

/** The highest level that stands, judged or thought likely. */
function gravity({ threat }: Incident): number {
  return Math.max(0, ...threat.judgements.standing.map(({ level }) => level))
}

/** Where what was said last stands in the order of the record. */
function lastOrder({ entries }: Folded): string {
  const last = entries.at(-1)
  return last === undefined ? '' : orderKey(last.read.operation, last.receivedAt)
}

type Latest<T> = { items: T[]; before: number }

function latest<T>(all: readonly T[], weighs: (one: T) => boolean): Latest<T> {
  const items = shownLatest(all, mostKept, weighs)
  return { items, before: all.length - items.length }
}

function latestLines({ items, before }: Latest<Operation>, incident: Incident): LatestLines {
  return {
    lines: items.map((operation) => {
      const { what, detail } = operationWords({ known: true, operation }, incident, fromAfar)
      const { id, at, by } = operation
      return {
        operation: id,
        at,
        by,
        mark: capacityMark(operation),
        what: lines(what, detail),
        weighs: isJudgement(operation),
      }
    }),
    before,
  }
}

/** Calls in vain stand among those who were told. */
function toldLines({ items, before }: Latest<Told>, incident: Incident): LatestLines {
  return {
    lines: items.map((one) => {
      const said = 'report' in one ? one.report : null
      return {
        operation: said?.id ?? toldBy(one),
        at: one.at,
        by: said?.by ?? null,
        mark: said === null ? '' : capacityMark(said),
        what: toldInWords(one, incident),
        weighs: isStatutory(one),
      }
    }),
    before,
  }
}

function toldBy(told: Told): string {
  return 'contacted' in told
    ? (told.contacted.call?.id ?? told.contacted.notice?.operation ?? '')
    : told.report.id
}
