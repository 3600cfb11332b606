// What each act of a history says: its operation's body.
import { uuidv7 } from '../people.ts'
import { bodies } from './bodies.ts'
import { plainTypes } from './history-acts.ts'
import type { Act } from './history-acts.ts'
import { chosen, named } from './history-references.ts'
import { responseBody } from './history-response-bodies.ts'

/** The body of `act`, one of `acts`; a type that is not known yet says something unheard of. */
export function body(acts: readonly Act[], act: Act): Record<string, unknown> {
  const call = named(acts, act, ['v1.callPlaced'], act.names)
  switch (act.type) {
    case 'v1.callPlaced':
      return { ...bodies['v1.callPlaced'], contact: act.fitting ? 'prefectureNight' : null }
    case 'v1.callEnded':
      return { call, outcome: act.outcome }
    case 'v1.callIncluded':
      return { call }
    case 'v1.notified':
      return {
        office: act.told,
        call: act.fitting ? call : null,
        person: null,
        reason: reasonOf(act),
        clauses: act.sensible ? ['3-9'] : [chosen(act, ['1-3', '3-2(3)', '3-2(4)', '3-4(2)'])],
      }
    case 'v1.intakeDetailed':
      return { form: { place: reasonOf(act), coming: act.fitting ? 'discovered' : undefined } }
    case 'v1.kindAssessed':
      return {
        kind: act.kind,
        presence: act.presence,
        ...(act.fitting ? { replaces: replaced(acts, act) } : {}),
      }
    case 'v1.threatSuspected':
      return { level: act.level === 1 ? 2 : act.level, examples: [], reason: reasonOf(act) }
    case 'v1.threatAssessed':
      return { level: act.level, examples: [], reason: null, helpedBy: [], replaces: replaced(acts, act) }
    case 'v1.measureStarted':
      return { what: '業務端末の使用を止めた', clause: chosen(act, ['1-3', '3-3', '3-4']) }
    case 'v1.acknowledged':
      return { operations: [uuidv7(act.names), call] }
    case 'v1.corrected':
      return correction(acts, act)
    default:
      return responseBody(acts, act) ?? plainBody(act.type) ?? { call, unheardOf: act.outcome }
  }
}

function plainBody(type: string): Record<string, unknown> | null {
  const found = plainTypes.find((each) => each === type)
  return found === undefined ? null : bodies[found]
}

const judgements = ['v1.kindAssessed', 'v1.threatSuspected', 'v1.threatAssessed']

function replaced(acts: readonly Act[], act: Act): string[] {
  return act.replaces.map((at) => named(acts, act, judgements, at))
}

function reasonOf({ mistaken }: Act): string | null {
  return mistaken ? '県の電話が不通' : null
}

function correction(acts: readonly Act[], act: Act): Record<string, unknown> {
  const operation = uuidv7(act.names)
  if (act.mistaken) return { operation, nature: 'mistaken', body: null, reason: null }
  const target = acts[act.names]
  // What it should have been: said by the same person, with another answer.
  const corrected =
    target === undefined || !act.fitting
      ? { of: 'another type' }
      : target.type === 'v1.corrected'
        ? { operation: uuidv7(act.names - 1), nature: 'mistaken', body: null, reason: null }
        : body(acts, { ...act, type: target.type, names: act.names + 1 })
  return { operation, nature: 'amended', body: corrected, reason: '聞き間違い' }
}
