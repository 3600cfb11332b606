// Council 情報保護管理会議 (1-4, 2-2): its meetings, who was called and what they answered, what was decided and begun,
// and which measures it approved afterwards. What names no meeting that stands belongs to the one it happened in.
import { isSaidAfter, saidOf } from './incident.ts'
import type { Call, Incident } from './incident.ts'
import type { OperationOf } from './operation.ts'

/** Acts that the council may approve afterwards. */
export type Measure = OperationOf<'v1.measureStarted'> | OperationOf<'v1.isolated'>

export type Decision = {
  said: OperationOf<'v1.councilDecided'>
  /** 着手 (2-2): the earliest that stands. */
  started: OperationOf<'v1.decisionStarted'> | null
  /** 事後承認: of which measures, as far as they stand. */
  ratified: Measure[]
}

export type Answer = {
  member: string
  /** Calls to the member for this meeting, the earliest first. */
  calls: Call[]
  /** The last answer; null: none yet. */
  said: OperationOf<'v1.memberAnswered'> | null
  /** Said to have been present when the meeting was held; null: nobody was. */
  isPresent: boolean | null
}

export type Meeting = {
  /** The operation that convened it 招集; null: nobody has recorded that. */
  id: string | null
  convened: OperationOf<'v1.councilConvened'> | null
  /** The last record of it as held: 開催日時 is its `at`. */
  held: OperationOf<'v1.councilHeld'> | null
  answers: Answer[]
  decisions: Decision[]
  /** 今回は決定しない: items that were not taken up. */
  left: OperationOf<'v1.itemLeftUndecided'>[]
}

/**
 * The meetings of an incident, the earliest convened first; where none was convened one without an id, so that nothing
 * said of it is lost. `named`: the members the town has named, who stand first in each meeting.
 */
export function meetings(incident: Incident, named: readonly string[] = []): Meeting[] {
  const convened = saidOf(incident, 'v1.councilConvened').toSorted((a, b) => happened(a) - happened(b))
  return (convened.length === 0 ? [null] : convened).map((one) => meetingOf(incident, convened, one, named))
}

function meetingOf(
  incident: Incident,
  convened: readonly OperationOf<'v1.councilConvened'>[],
  one: OperationOf<'v1.councilConvened'> | null,
  named: readonly string[],
): Meeting {
  const id = one?.id ?? null
  const isHere = (said: { at: string }, meeting?: string | null) =>
    whichMeeting(convened, said, meeting) === id
  const held = saidOf(incident, 'v1.councilHeld').findLast((said) => isHere(said, said.body.meeting)) ?? null
  const answers = saidOf(incident, 'v1.memberAnswered').filter((said) => isHere(said, said.body.meeting))
  const present = held?.body.present ?? []
  const members = new Set([...named, ...answers.map(({ body }) => body.member), ...present])
  const calls = [...incident.calls.values()].filter((call) => call.contact === null && isHere(call))
  return {
    id,
    convened: one,
    held,
    answers: [...members].map((member) => ({
      member,
      calls: calls
        .filter(({ organisation }) => organisation === member)
        .toSorted((a, b) => happened(a) - happened(b)),
      said: answers.findLast(({ body }) => body.member === member) ?? null,
      isPresent: present.length === 0 ? null : present.includes(member),
    })),
    decisions: decisions(incident).filter(({ said }) => isHere(said, said.body.meeting)),
    left: saidOf(incident, 'v1.itemLeftUndecided').filter((said) => isHere(said, said.body.meeting)),
  }
}

/** The meeting it names; else the last one convened by then; else the first, for which the calls began before. */
function whichMeeting(
  convened: readonly OperationOf<'v1.councilConvened'>[],
  said: { at: string },
  meeting: string | null | undefined,
): string | null {
  const meant =
    convened.find(({ id }) => id === meeting) ??
    convened.findLast((one) => happened(one) <= happened(said)) ??
    convened[0]
  return meant?.id ?? null
}

/** Every decision of the council that stands, in record order. */
export function decisions(incident: Incident): Decision[] {
  const measures = measuresTaken(incident)
  return saidOf(incident, 'v1.councilDecided').map((said) => ({
    said,
    started: startOf(incident, said.id),
    ratified: measures.filter(({ id }) => said.body.ratifies?.includes(id)),
  }))
}

function startOf(incident: Incident, decision: string): OperationOf<'v1.decisionStarted'> | null {
  const starts = saidOf(incident, 'v1.decisionStarted').filter(({ body }) => body.decision === decision)
  return starts.toSorted((a, b) => happened(a) - happened(b))[0] ?? null
}

/** The measures and isolations taken so far, the earliest first. */
export function measuresTaken(incident: Incident): Measure[] {
  const taken = [...saidOf(incident, 'v1.measureStarted'), ...saidOf(incident, 'v1.isolated')]
  return taken.toSorted((a, b) => happened(a) - happened(b) || (isSaidAfter(incident, a.id, b.id) ? 1 : -1))
}

function happened({ at }: { at: string }): number {
  return Date.parse(at)
}
