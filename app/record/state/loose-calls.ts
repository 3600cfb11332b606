// Calls that an incident may take in 直前の発信 (OP6): those that no incident has, but for 確認の電話 by which a number was
// only tried.
import { computed } from 'vue'
import type { ComputedRef, Ref } from 'vue'
import type { Call, Incident } from '../../../shared/incident/incident.ts'
import { lastSaid } from '../../../shared/incident/incident.ts'
import { hasFailed } from '../../../shared/rules/notices.ts'
import { checkCalls } from '../../../shared/rules/town/contacts-in-force.ts'
import { useDevice } from './device.ts'
import { useRecord } from './record.ts'
import { useTown } from './town.ts'

const hourMs = 60 * 60 * 1000
/** Over a weekend: what was dialled before that is no call just before an incident 直前. */
const beforeIncidentMs = 72 * hourMs
/** To a drill 訓練 less is offered: what was dialled in it, and lately. */
const latelyMs = 3 * hourMs

export function useLooseCalls() {
  const record = useRecord()
  const town = useTown()
  return computed(() => {
    const checks = checkCalls(town.town)
    return record.unplacedCalls.filter(({ id }) => !checks.has(id))
  })
}

/**
 * 3-2(4), of no incident yet: lately the prefecture was tried in vain, and neither office was reached after it.
 * `calls`: newest first.
 */
export function isTriedInVain(calls: readonly Call[], nowMs: number): boolean {
  const last = calls.find(
    ({ office, outcome }) =>
      (office === 'prefecture' && outcome !== 'notDialled') ||
      (office === 'agency' && outcome === 'connected'),
  )
  return (
    last !== undefined &&
    last.office === 'prefecture' &&
    hasFailed(last.outcome) &&
    nowMs - Date.parse(last.at) <= latelyMs
  )
}

/** Calls just before an incident that began then, for all that is known of them. */
export function justBefore(calls: readonly Call[], beganMs: number): Call[] {
  return calls.filter(
    ({ at, outcome }) => outcome !== 'notDialled' && Date.parse(at) >= beganMs - beforeIncidentMs,
  )
}

export type OfferedCalls = {
  /** None before this is offered; epoch milliseconds. */
  fromMs: number
  calls: Call[]
}

/** What this incident may take in; to a drill only what this device dialled while it went on (DR2). */
export function useOfferedCalls(
  incident: () => Incident | undefined,
  now: Readonly<Ref<Date>>,
): ComputedRef<OfferedCalls> {
  const record = useRecord()
  const device = useDevice()
  const loose = useLooseCalls()
  return computed(() => {
    const of = incident()
    const began = Date.parse(of?.intakes[0]?.at ?? of?.since ?? '')
    if (of === undefined || Number.isNaN(began)) return { fromMs: 0, calls: [] }
    const calls = justBefore(loose.value, began)
    if (!of.drill) return { fromMs: began - beforeIncidentMs, calls }
    const fromMs = Math.max(began, now.value.getTime() - latelyMs)
    const end = lastSaid(of, 'v1.drillEnded')
    const untilMs = end === undefined ? Infinity : Date.parse(end.at)
    const isInDrill = ({ id, at }: Call) => isOwn(id) && Date.parse(at) >= fromMs && Date.parse(at) <= untilMs
    return { fromMs, calls: calls.filter(isInDrill) }
  })

  function isOwn(call: string): boolean {
    return record.entryOf(call)?.operation.device === device.self?.device
  }
}
