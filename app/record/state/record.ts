// The record as the screens read it: calls, the town, and the incidents that were asked for, folded. Lists of incidents
// read summaries.
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { foldIncident } from '../../../shared/incident/fold.ts'
import type { Folded } from '../../../shared/incident/fold.ts'
import { callsSubject, townSubject } from '../../../shared/incident/subjects.ts'
import type { ReceiptNumber } from '../../../shared/rules/sheets/receipt-number.ts'
import { areWhole, counted, readRow, storedRows } from '../log/rows.ts'
import type { StoredEntry } from '../log/rows.ts'
import { ofNoIncident } from '../log/subjects.ts'
import { phone } from '../log/this-phone.ts'
import { nothingAtHand, readAtHand } from '../derived/at-hand.ts'
import { rememberMark } from '../derived/first-paint-memory.ts'
import { grouped } from '../log/grouped.ts'

export type { StoredEntry } from '../log/rows.ts'

type Subject = { entries: readonly StoredEntry[]; number: ReceiptNumber | null }

const nothing: readonly StoredEntry[] = []
const noneEarly = { incident: '', lines: nothing }
/** So many incidents stay in memory, the last asked for; no screen shows more at once. */
const maxInMemory = 200

export const useRecord = defineStore('record', () => {
  const subjects = shallowRef<ReadonlyMap<string, Subject>>(new Map())
  const atHand = shallowRef(nothingAtHand)
  const loaded = shallowRef(false)
  const problem = shallowRef<string | null>(null)
  /** Asked for, the latest last. */
  const wanted = new Set<string>()

  /** Of the incident on the screen lines that the chain here has not come to: folded with it, and nothing else (SY32). */
  const early = shallowRef(noneEarly)

  const entriesOf = (id: string) => subjects.value.get(id)?.entries ?? nothing
  const calls = computed(() => entriesOf(callsSubject))
  /** Operations of the town, outside any incident. */
  const town = computed(() => counted(entriesOf(townSubject)))
  /** The incidents that were asked for and of which this device holds anything; see useIncident. */
  const byId = computed(() => {
    const { incident, lines } = early.value
    const folds = [...subjects.value].flatMap(([id, { entries }]): [string, Folded][] => {
      if (id === incident) return [[id, fold(id, [...entries, ...lines], calls.value)]]
      return ofNoIncident(id) || entries.length === 0 ? [] : [[id, fold(id, entries, calls.value)]]
    })
    return new Map(folds)
  })
  const isRead = (id: string) => subjects.value.has(id)
  const entries = computed(() => {
    const all = [...subjects.value.values()].flatMap((subject) => subject.entries)
    return new Map(all.map((entry) => [entry.row.id, entry] as const))
  })
  const entryOf = (id: string) => entries.value.get(id)
  /** Of many in one call: the store counts each call. */
  const rowsOf = (ids: readonly string[]) => ids.flatMap((id) => entryOf(id)?.row ?? [])
  /** Calls dialled outside an incident, folded as an incident that holds them all: one set of rules for calls. */
  const loose = computed(() => fold(callsSubject, calls.value, nothing))
  /** The loose calls that no incident has taken in, newest first. */
  const unplacedCalls = computed(() => {
    const inside = [...byId.value.values()].flatMap(({ incident }) => [...incident.calls.keys()])
    const placed = new Set([...atHand.value.placed, ...inside])
    return [...loose.value.incident.calls.values()].filter(({ id }) => !placed.has(id)).toReversed()
  })
  /** 受付番号; null: it has a 仮番号 of its device still. */
  const numberOf = (id: string) => subjects.value.get(id)?.number ?? null
  /** Everything this device holds of an incident, what the server refused too: a save state must tell of all of it. */
  const operationIds = ({ incident, entries: folded }: Folded) => [
    ...folded.map((entry) => entry.read.operation.id),
    ...entriesOf(incident.id).flatMap(({ row }) => (row.refused === null ? [] : row.id)),
  ]
  const waiting = computed(() => atHand.value.waiting)
  const waitingOfDrills = computed(() => atHand.value.waitingOfDrills)
  const needPerson = computed(() => atHand.value.needPerson)
  const needPersonOfDrills = computed(() => atHand.value.needPersonOfDrills)

  /** Reads these incidents into memory. */
  async function want(ids: readonly string[]): Promise<void> {
    remember(ids)
    await read(ids.filter((id) => !isRead(id)))
  }

  function remember(ids: readonly string[]): void {
    for (const id of ids) {
      wanted.delete(id)
      wanted.add(id)
    }
    for (const id of [...wanted].slice(0, -maxInMemory)) wanted.delete(id)
  }

  async function load(): Promise<void> {
    await read([...outside, ...wanted])
    await look()
    loaded.value = true
  }

  async function read(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await trying(async () => show(await subjectsOf(ids)))
  }

  function show(found: ReadonlyMap<string, Subject>): void {
    const all = new Map([...subjects.value, ...found])
    subjects.value = new Map([...all].filter(([id]) => ofNoIncident(id) || wanted.has(id)))
  }

  /** Reads by index what is known of everything that is not in memory; these incidents are shown in the same moment. */
  async function look(ids: readonly string[] = []): Promise<void> {
    await trying(async () => {
      const looseIds = [...loose.value.incident.calls.keys()]
      const [found, known] = await Promise.all([subjectsOf(ids), readAtHand(phone, looseIds)])
      show(found)
      atHand.value = known
      rememberMark('drill', known.inDrill)
    })
    await want(atHand.value.asking)
  }

  async function trying(work: () => Promise<void>): Promise<void> {
    try {
      await work()
      problem.value = null
    } catch (failure) {
      problem.value = String(failure)
    }
  }

  // A page that slept has missed what other tabs said, and its connection may be dead: read anew, on a fresh handle.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void load()
  })
  phone.onChange(async (change) => {
    const changed = 'subjects' in change ? change.subjects : []
    // An incident that this device has just written to is shown at once, in every tab.
    if (change.what === 'appended') remember(changed.filter((id) => !ofNoIncident(id)))
    if (changed.length === 0 && change.what !== 'summarised') return
    await look(changed.filter((id) => ofNoIncident(id) || wanted.has(id)))
  })
  return {
    early,
    byId,
    isRead,
    entryOf,
    rowsOf,
    operationIds,
    numberOf,
    town,
    loose,
    unplacedCalls,
    waiting,
    waitingOfDrills,
    needPerson,
    needPersonOfDrills,
    loaded,
    problem,
    want,
    load,
  }
})

const outside = [callsSubject, townSubject]

async function subjectsOf(ids: readonly string[]): Promise<Map<string, Subject>> {
  const [rows, numbers] = await Promise.all([
    storedRows(phone, ids),
    phone.withDatabase((database) => database.numbers.bulkGet([...ids])),
  ])
  const bySubject = grouped(rows, ({ subject }) => subject)
  return new Map(
    ids.map((id, index) => {
      const own = bySubject.get(id) ?? []
      const entries = areWhole(own) ? own.flatMap(readRow) : []
      return [id, { entries, number: numbers[index] ?? null }]
    }),
  )
}

// An incident is folded again only when its operations, or the loose calls, were read anew.
const foldedBefore = new WeakMap<readonly StoredEntry[], { calls: readonly StoredEntry[]; folded: Folded }>()

function fold(id: string, own: readonly StoredEntry[], calls: readonly StoredEntry[]): Folded {
  const before = foldedBefore.get(own)
  if (before?.calls === calls) return before.folded
  const folded = foldIncident(id, counted(own), counted(calls))
  foldedBefore.set(own, { calls, folded })
  return folded
}
