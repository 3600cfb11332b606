// 判断できる人を起こす: who can judge and act at night, in our order: 本人確認情報管理責任者, its registered deputies,
// 緊急対策職員, 保守委託事業者. After a try in vain comes the next. Who answered may take a duty over 引き受けた, which
// fulfils nothing.
import type { Call, Incident } from '../incident/incident.ts'
import type { OperationOf } from '../incident/operation.ts'
import type { Town } from '../incident/town.ts'
import { saidSinceRaised } from './duty.ts'
import type { Duty } from './duty.ts'
import { hasFailed } from './notices.ts'
import { isDialled, isNumberOf } from './town/contacts-in-force.ts'
import type { ContactInForce, Dialled } from './town/contacts-in-force.ts'
import { holdersOf } from './town/holders.ts'

export type Woken = {
  office: string
  /** Null: nobody is registered. */
  name: string | null
  isDeputy: boolean
  /** Null: no number is registered. */
  contact: Dialled | null
  /** The last call to it in this incident. */
  lastCall: Call | null
}

const wokenOffices = ['identityManager', 'responder', 'maintainer'] as const

/** Whom to call, one after the other; an office of which nothing is registered has its place too. */
export function wakingOrder(town: Town, contacts: readonly ContactInForce[], incident: Incident): Woken[] {
  const dialled = contacts.filter(isDialled)
  return wokenOffices.flatMap((office): Woken[] => {
    const held = holdersOf(town, office).map(({ name, isDeputy }) => {
      const contact = dialled.find((one) => isNumberOf(one, name)) ?? null
      return woken(incident, { office, name, isDeputy, contact })
    })
    const named = new Set(held.map(({ contact }) => contact?.id))
    const others = dialled
      .filter((contact) => contact.office === office && !named.has(contact.id))
      .map((contact) => woken(incident, { office, name: contact.name, isDeputy: false, contact }))
    const all = [...held, ...others]
    return all.length > 0 ? all : [woken(incident, { office, name: null, isDeputy: false, contact: null })]
  })
}

function woken(incident: Incident, who: Omit<Woken, 'lastCall'>): Woken {
  const lastCall = [...incident.calls.values()].findLast(({ number }) => number === who.contact?.digits)
  return { ...who, lastCall: lastCall ?? null }
}

/** The first who was not tried in vain, or when all were, the first again; undefined: no number is registered. */
export function nextToWake(order: readonly Woken[]): Woken | undefined {
  const reachable = order.filter(({ contact }) => contact !== null)
  return reachable.find(({ lastCall }) => lastCall === null || !hasFailed(lastCall.outcome)) ?? reachable[0]
}

/** Who took a duty over 引き受けた since it was raised; undefined: nobody said so. */
export function takenOver(incident: Incident, duty: Duty): OperationOf<'v1.takenOver'> | undefined {
  return saidSinceRaised(incident, 'v1.takenOver', duty)
}
