// Minutes of the council 情報保護管理会議 決定記録 (1-4): one sheet a meeting, in the order in which they were convened.
import { isSaidAfter, saidOf } from './incident.ts'
import type { Incident } from './incident.ts'
import type { Operation, OperationOf } from './operation.ts'

export type Member = {
  name: string
  /** When they were called and what they answered last; null: not recorded. */
  answered: OperationOf<'v1.memberAnswered'> | null
  /** Null: the meeting is not recorded as held. */
  isPresent: boolean | null
}

export type Decision = {
  said: OperationOf<'v1.councilDecided'>
  /** 着手 (2-2) */
  started: OperationOf<'v1.decisionStarted'> | null
  /** 事後承認: the measures that it approves, as far as they stand. */
  ratified: Operation[]
}

export type Meeting = {
  /** Null: nothing says that it was convened. */
  convened: OperationOf<'v1.councilConvened'> | null
  held: OperationOf<'v1.councilHeld'> | null
  members: Member[]
  decisions: Decision[]
}

type OfMeeting = OperationOf<'v1.memberAnswered' | 'v1.councilHeld' | 'v1.councilDecided'>

/** Every meeting there is something to say of; none: the council has not been spoken of. */
export function councilMeetings(incident: Incident): Meeting[] {
  const convened = saidOf(incident, 'v1.councilConvened')
  const answers = saidOf(incident, 'v1.memberAnswered')
  const helds = saidOf(incident, 'v1.councilHeld')
  const decided = saidOf(incident, 'v1.councilDecided')
  const nothing = answers.length + helds.length + decided.length === 0
  const heads = convened.length === 0 && !nothing ? [null] : convened
  return heads.map((head) => {
    const ofThis = (said: OfMeeting) => meetingOf(incident, convened, said) === head
    const held = helds.findLast(ofThis) ?? null
    return {
      convened: head,
      held,
      members: members(answers.filter(ofThis), held),
      decisions: decided.filter(ofThis).map((said) => decision(incident, said)),
    }
  })
}

/**
 * Our reading of what names no meeting, or one that does not stand: it belongs to the last that was convened before it;
 * where it was said while the members were being called, to the first.
 */
function meetingOf(
  incident: Incident,
  convened: readonly OperationOf<'v1.councilConvened'>[],
  { id, body }: OfMeeting,
): OperationOf<'v1.councilConvened'> | null {
  const named = convened.find((meeting) => meeting.id === body.meeting)
  const before = convened.findLast((meeting) => isSaidAfter(incident, id, meeting.id))
  return named ?? before ?? convened[0] ?? null
}

/** Those who were called, and those who came, each once. */
function members(answers: readonly OperationOf<'v1.memberAnswered'>[], held: Meeting['held']): Member[] {
  const last = new Map(answers.map((answer) => [answer.body.member, answer]))
  const present = held?.body.present ?? []
  return [...new Set([...last.keys(), ...present])].map((name) => ({
    name,
    answered: last.get(name) ?? null,
    isPresent: held === null ? null : present.includes(name),
  }))
}

function decision(incident: Incident, said: OperationOf<'v1.councilDecided'>): Decision {
  const ratifies = said.body.ratifies ?? []
  const standing = [...incident.said.values()].flat()
  return {
    said,
    started: saidOf(incident, 'v1.decisionStarted').findLast(({ body }) => body.decision === said.id) ?? null,
    ratified: ratifies.flatMap((id) => standing.find((operation) => operation.id === id) ?? []),
  }
}
