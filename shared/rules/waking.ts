// 判断できる人を起こす: who can judge and act at night, in our order: 本人確認情報管理責任者, its registered deputies,
// 情報保護統括責任者 (who may 認める the last example of level 3, 3-1, and convenes the council, 1-4), 緊急対策職員; and where
// there is something to be done or advised on, not to be judged, 保守委託事業者. After a try in vain comes the next. Who
// answered may take a duty over 引き受けた, which fulfils nothing.
import { saidOf } from '../incident/incident.ts'
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
  /** The first of their numbers that was not tried in vain, else the first; null: none is registered. */
  contact: Dialled | null
  /** The last call to any of them in this incident. */
  lastCall: Call | null
  /** Each of them was tried in vain. */
  isInVain: boolean
}

/** They decide. Our reading of 3-1 and 1-4: the chief too. */
export const deciders: readonly string[] = ['identityManager', 'protectionChief']
/** What 保守委託事業者 unplugs, looks for or advises on (2-2, 3-3, 3-4(1), 3-6). */
const worksOn: readonly Duty['act'][] = [
  'isolate',
  'takeEmergencyMeasures',
  'takeMeasures',
  'findCause',
  'beginDecision',
]

/**
 * Whom to call for these duties, one after the other, each person once, in the first place that is theirs; an office of
 * which nothing is registered has its place too. `self`: who holds the phone is awake.
 */
export function wakingOrder(
  town: Town,
  contacts: readonly ContactInForce[],
  incident: Incident,
  { acts, self }: { acts: readonly Duty['act'][]; self: string | null },
): Woken[] {
  const works = acts.some((act) => worksOn.includes(act)) ? ['maintainer'] : []
  const dialled = contacts.filter(isDialled)
  const listed = new Set<string>()
  const isFirst = (key: string): boolean => {
    const isListed = listed.has(key)
    listed.add(key)
    return !isListed
  }
  return [...deciders, 'responder', ...works].flatMap((office): Woken[] => {
    const holders = holdersOf(town, office)
    const held = holders
      .filter(({ name }) => isFirst(name))
      .map(({ name, isDeputy }) => {
        const numbers = dialled.filter((one) => isNumberOf(one, name))
        for (const { digits } of numbers) listed.add(digits)
        return woken(incident, { office, name, isDeputy }, numbers)
      })
    const own = dialled.filter((contact) => contact.office === office)
    const others = own
      .filter(({ digits }) => isFirst(digits))
      .map((contact) => woken(incident, { office, name: contact.name, isDeputy: false }, [contact]))
    return holders.length + own.length > 0
      ? [...held, ...others].filter(({ name }) => name !== self)
      : [woken(incident, { office, name: null, isDeputy: false }, [])]
  })
}

function woken(
  incident: Incident,
  who: Pick<Woken, 'office' | 'name' | 'isDeputy'>,
  numbers: readonly Dialled[],
): Woken {
  const calls = [...incident.calls.values()]
  const isVain = ({ digits }: Dialled) =>
    hasFailed(calls.findLast(({ number }) => number === digits)?.outcome ?? null)
  return {
    ...who,
    contact: numbers.find((one) => !isVain(one)) ?? numbers[0] ?? null,
    lastCall: calls.findLast(({ number }) => numbers.some(({ digits }) => digits === number)) ?? null,
    isInVain: numbers.every(isVain),
  }
}

/** The first who was not tried in vain, or when all were, the first again; undefined: no number is registered. */
export function nextToWake(order: readonly Woken[]): Woken | undefined {
  const reachable = order.filter(({ contact }) => contact !== null)
  return reachable.find(({ isInVain }) => !isInVain) ?? reachable[0]
}

/** Who took a duty over 引き受けた since it was raised; undefined: nobody said so. */
export function takenOver(incident: Incident, duty: Duty): OperationOf<'v1.takenOver'> | undefined {
  return saidSinceRaised(incident, 'v1.takenOver', duty)
}

/** Who took anything of this incident over, the last first: whoever is awake may judge it, too. */
export function whoTookOver(incident: Incident): { name: string; office: string | null }[] {
  const said = saidOf(incident, 'v1.takenOver').map(({ body }) => ({
    name: body.person,
    office: body.office,
  }))
  const lastFirst = said.toReversed()
  return lastFirst.filter(({ name }, at) => lastFirst.findIndex((one) => one.name === name) === at)
}
