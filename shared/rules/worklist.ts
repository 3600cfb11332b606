// Worklist: of the duties that are owed the one to do now, those that always stand in sight, and the rest by chapter. The
// order is ours; the plan has none. What is 直ちに, 3-2(4) and a question that may raise either is never folded.
import type { Incident } from '../incident/incident.ts'
import { governingLevel } from '../incident/threat.ts'
import { inScreenOrder, isPressing } from './duties.ts'
import { isCertain, isOwed, saidSinceRaised } from './duty.ts'
import type { Duty } from './duty.ts'
import { isNotice } from './telling.ts'
import { isFaultTrack } from './fault/fault-track.ts'
import { isViolationTrack } from './violation/violation-track.ts'

export type Chapter = 1 | 2 | 3

export type Worklist = {
  /** One; of notices 通報 all at once, since each is a call to another office. */
  now: Duty[]
  /** In sight below it, a line each. */
  inSight: Duty[]
  folded: { chapter: Chapter; duties: Duty[] }[]
  /** Owed where its condition holds, which a person says. */
  conditional: Duty[]
  done: Duty[]
}

/** Whether its answer may raise what is 直ちに, which is not there yet. */
function isQuestion({ act }: Duty, incident: Incident): boolean {
  switch (act) {
    case 'assessFault':
      return !isFaultTrack(incident)
    case 'assessViolation':
      return !isViolationTrack(incident)
    case 'reassessThreat':
      return (governingLevel(incident.threat) ?? 0) < 3
    default:
      return act === 'assessThreat' || act === 'weighRights'
  }
}

/** Acts that take hours: once begun 着手 they leave the first place to the next. */
const longActs: readonly Duty['act'][] = ['takeEmergencyMeasures', 'takeMeasures', 'findCause']

/** `all`: the duties of the incident, owed and done. */
export function worklist(incident: Incident, all: readonly Duty[]): Worklist {
  const owed = inScreenOrder(all.filter(isOwed))
  const first = firstOf(incident, owed)
  const now = first === undefined ? [] : isNotice(first) ? owed.filter(isNotice) : [first]
  const rest = owed.filter((duty) => !now.includes(duty))
  const inSight = rest.filter((duty) => isPressing(duty) || isQuestion(duty, incident))
  const others = rest.filter((duty) => !inSight.includes(duty))
  return {
    now,
    inSight,
    folded: chapterNumbers.flatMap((chapter) => {
      const ofChapter = others.filter((duty) => isCertain(duty) && chapterOf(duty) === chapter)
      return ofChapter.length === 0 ? [] : [{ chapter, duties: ofChapter }]
    }),
    conditional: others.filter((duty) => !isCertain(duty)),
    done: all.filter((duty) => !isOwed(duty)),
  }
}

/** Whether somebody may say that it was begun, while it stays owed. */
export function isLong({ act }: Pick<Duty, 'act'>): boolean {
  return longActs.includes(act)
}

/** When it was said to have been begun 着手, since it was raised; null: it was not. */
export function begunAt(incident: Incident, duty: Duty): string | null {
  return saidSinceRaised(incident, 'v1.workBegun', duty)?.at ?? null
}

const chapterNumbers: readonly Chapter[] = [1, 2, 3]

function chapterOf({ clause }: Duty): Chapter | undefined {
  return chapterNumbers.find((chapter) => clause.startsWith(`${chapter}-`))
}

function firstOf(incident: Incident, owed: readonly Duty[]): Duty | undefined {
  const waits = (duty: Duty) => !isLong(duty) || begunAt(incident, duty) === null
  return (
    owed.find((duty) => isPressing(duty) && waits(duty)) ??
    owed.find((duty) => isCertain(duty) && waits(duty)) ??
    owed[0]
  )
}
