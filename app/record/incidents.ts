// The record as the screens read it: every operation this device holds, folded into incidents.
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { foldIncident } from '../../shared/incident/fold.ts'
import type { Folded, LogEntry } from '../../shared/incident/fold.ts'
import { receiptNumbers } from '../../shared/rules/receipt-number.ts'
import type { ReceivedIntake } from '../../shared/rules/receipt-number.ts'
import { readHeldOperation } from '../../shared/incident/operation.ts'
import { callsSubject, townSubject } from '../../shared/incident/subjects.ts'
import { jsonOrNull } from '../../shared/sync/protocol.ts'
import { onChange } from './changes.ts'
import { withDatabase } from './database.ts'
import type { StoredOperation } from './database.ts'
import { useDevice } from './device.ts'

export type HeldEntry = LogEntry & { row: StoredOperation }
type Subject = readonly HeldEntry[]

const nothing: Subject = []

export const useIncidents = defineStore('incidents', () => {
  const device = useDevice()
  const subjects = shallowRef<ReadonlyMap<string, Subject>>(new Map())
  const loaded = shallowRef(false)
  const problem = shallowRef<string | null>(null)

  const calls = computed(() => subjects.value.get(callsSubject) ?? nothing)
  /** What was said of the town, outside any incident. */
  const town = computed(() => counted(subjects.value.get(townSubject) ?? nothing))
  const incidents = computed(() =>
    [...subjects.value]
      .filter(([id]) => id !== callsSubject && id !== townSubject)
      .map(([id, own]) => fold(id, own, calls.value))
      .toSorted((a, b) => gravity(b) - gravity(a) || (latest(a) < latest(b) ? 1 : -1)),
  )
  const byId = computed(() => new Map(incidents.value.map((folded) => [folded.incident.id, folded])))
  const entries = computed(
    () => new Map([...subjects.value.values()].flat().map((entry) => [entry.row.id, entry] as const)),
  )
  const entryOf = (id: string) => entries.value.get(id)
  /** Calls dialled outside an incident, folded as an incident that holds them all: one set of rules for calls. */
  const loose = computed(() => fold(callsSubject, calls.value, nothing))
  /** Of those, the ones that no incident has taken in, newest first. */
  const unplacedCalls = computed(() => {
    const placed = new Set(incidents.value.flatMap(({ incident }) => [...incident.calls.keys()]))
    return [...loose.value.incident.calls.values()].filter(({ id }) => !placed.has(id)).toReversed()
  })
  /** 受付番号 by incident; those without one have a 仮番号 of their device still. */
  const numbers = computed(() =>
    receiptNumbers(
      [...entries.value.values()].flatMap(received),
      device.self?.enrolment?.cursor.position ?? 0,
    ),
  )
  const numberOf = (id: string) => numbers.value.get(id) ?? null
  /** Everything this device holds of an incident, what the server refused too: a save state must tell of all of it. */
  const heldIds = ({ incident, entries: folded }: Folded) => [
    ...folded.map(({ read }) => read.operation.id),
    ...refusedOf(subjects.value.get(incident.id) ?? []),
  ]
  const countOf = (one: string) =>
    [...entries.value.values()].filter(({ operation }) => operation.device === one).length
  const waiting = computed(() => [...entries.value.values()].filter(({ row }) => row.pending === 1).length)
  const needPerson = computed(() => [...entries.value.values()].filter(({ row }) => row.refused !== null))

  async function load(changed?: readonly string[]): Promise<void> {
    try {
      const found = await withDatabase(({ operations }) =>
        changed === undefined ? operations.toArray() : operations.where('subject').anyOf(changed).toArray(),
      )
      subjects.value = new Map([
        ...(changed === undefined ? [] : subjects.value),
        ...bySubject(found.flatMap(held)),
      ])
      problem.value = null
    } catch (failure) {
      problem.value = String(failure)
    }
    loaded.value = true
  }

  // A page that slept has missed what other tabs said, and its connection may be dead: read anew, on a fresh handle.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void load()
  })
  onChange(async ({ subjects: changed }) => {
    if (changed.length > 0) await load(changed)
  })
  return {
    incidents,
    byId,
    entryOf,
    countOf,
    heldIds,
    numberOf,
    town,
    loose,
    unplacedCalls,
    waiting,
    needPerson,
    loaded,
    problem,
    load,
  }
})

function held(row: StoredOperation): HeldEntry[] {
  const read = readHeldOperation(jsonOrNull(row.line))
  return read === null ? [] : [{ ...read, receivedAt: row.receipt?.receivedAt ?? null, row }]
}

function bySubject(entries: readonly HeldEntry[]): Map<string, HeldEntry[]> {
  const found = new Map<string, HeldEntry[]>()
  for (const entry of entries) {
    const { subject } = entry.operation
    const list = found.get(subject)
    if (list === undefined) found.set(subject, [entry])
    else list.push(entry)
  }
  return found
}

// An incident is folded again only when its operations, or the loose calls, were read anew.
const foldedBefore = new WeakMap<Subject, { calls: Subject; folded: Folded }>()

function fold(id: string, own: Subject, calls: Subject): Folded {
  const before = foldedBefore.get(own)
  if (before !== undefined && before.calls === calls) return before.folded
  const folded = foldIncident(id, counted(own), counted(calls))
  foldedBefore.set(own, { calls, folded })
  return folded
}

function received({ operation, row }: HeldEntry): ReceivedIntake[] {
  const ofIncident = operation.subject !== callsSubject && operation.subject !== townSubject
  if (operation.type !== 'v1.intakeReceived' || row.receipt === null || !ofIncident) return []
  const { position, receivedAt } = row.receipt
  return [{ subject: operation.subject, position, receivedAt }]
}

/** The fold is accepted and pending; what was refused stands outside it. */
function counted(entries: Subject): Subject {
  return entries.filter(({ row }) => row.refused === null)
}

/** The highest level that stands, judged or thought likely. */
function gravity({ incident }: Folded): number {
  return Math.max(0, ...incident.threat.judgements.standing.map(({ level }) => level))
}

function latest({ entries }: Folded): string {
  return entries.at(-1)?.read.operation.stamp ?? ''
}

function refusedOf(entries: Subject): string[] {
  return entries.filter(({ row }) => row.refused !== null).map(({ row }) => row.id)
}
