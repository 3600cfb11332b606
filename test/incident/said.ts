// What people say in an incident, as log entries that only this device has yet.
import { foldIncident } from '../../shared/incident/fold.ts'
import type { Folded, FoldedEntry, LogEntry } from '../../shared/incident/fold.ts'
import type { CallOutcome, Kind, Presence } from '../../shared/incident/operation-bodies.ts'
import type { Operation, OperationOf } from '../../shared/incident/operation.ts'
import { callsSubject } from '../../shared/incident/subjects.ts'
import type { ThreatLevel } from '../../shared/plan/schemas.ts'
import { incident, operation } from '../people.ts'

type Overrides = Partial<Omit<Operation, 'type' | 'body'>>

/** Folds what was said inside the incident and, by its subject, what was said of calls outside. */
export function foldOf(...said: Operation[]): Folded {
  const entries = said.map(entry)
  const outside = ({ operation: { subject } }: LogEntry) => subject === callsSubject
  return foldIncident(
    incident,
    entries.filter((each) => !outside(each)),
    entries.filter(outside),
  )
}

/** What the fold says of one operation; throws where it does not hold it. */
export function entryOf({ entries }: Folded, id: string): FoldedEntry {
  const found = entries.find(({ read }) => read.operation.id === id)
  if (found === undefined) throw new Error(`no entry ${id}`)
  return found
}

export function entry(said: Operation): LogEntry {
  return { known: true, operation: said, receivedAt: null }
}

export const outside: Overrides = { subject: callsSubject }

export function placed(overrides: Overrides = {}, contact: string | null = 'prefectureNight') {
  const body = { contact, organisation: '県', number: '0775633750' }
  return operation('v1.callPlaced', body, overrides)
}

export function ended(call: string, outcome: CallOutcome, overrides: Overrides = {}) {
  return operation('v1.callEnded', { call, outcome }, overrides)
}

export function included(call: string) {
  return operation('v1.callIncluded', { call })
}

export function assessed(kind: Kind, presence: Presence, replaces?: string[]) {
  const body = { kind, presence, ...(replaces === undefined ? {} : { replaces }) }
  return operation('v1.kindAssessed', body)
}

/** 可能性が高いとして記録 (3-2(4)). */
export function suspected(level: 2 | 3 = 2) {
  return operation('v1.threatSuspected', { level, examples: [], reason: null })
}

/** 判定 (3-3), 再判定 (3-5): settles what it names. */
export function judged(level: ThreatLevel, replaces: string[] = [], overrides: Overrides = {}) {
  const body = { level, examples: [], reason: null, helpedBy: [], replaces }
  return operation('v1.threatAssessed', body, overrides)
}

/** What an office is told for where a test says nothing else. */
const firstClause: Readonly<Record<string, string>> = {
  maintainer: '3-2(3)',
  prefecture: '3-2(4)',
  agency: '3-2(4)',
  protectionChief: '3-4(2)',
}

/** 通報した (3-2(4), 3-4(2)) or 連絡した (1-3, 3-2(3), 3-9). */
export function notified(
  office: string,
  how: Partial<OperationOf<'v1.notified'>['body']> = {},
  overrides: Overrides = {},
) {
  const clauses = [firstClause[office] ?? '1-3']
  return operation(
    'v1.notified',
    { office, call: null, person: null, reason: null, clauses, ...how },
    overrides,
  )
}

export function measure(clause = '1-3') {
  return operation('v1.measureStarted', { what: '業務端末の使用を止めた', clause })
}

export function mistaken(of: string, overrides: Overrides = {}) {
  return operation('v1.corrected', { operation: of, nature: 'mistaken', body: null, reason: null }, overrides)
}

export function amended(of: string, body: Record<string, unknown> | null, overrides: Overrides = {}) {
  return operation(
    'v1.corrected',
    { operation: of, nature: 'amended', body, reason: '聞き間違い' },
    overrides,
  )
}

/** All that form 1 asks for, or all but some of it. */
export function filledIn(...but: (keyof OperationOf<'v1.intakeDetailed'>['body']['form'])[]) {
  const whole: OperationOf<'v1.intakeDetailed'>['body']['form'] = {
    coming: 'discovered',
    discoverer: { person: '宿直 甲' },
    discoveredAt: '2026-11-23T02:00:00+09:00',
    equipment: ['communicationServer'],
    place: '電算室',
    measureExamples: [],
    residentImpact: 'なし',
  }
  const form = Object.fromEntries(
    Object.entries(whole).filter(([field]) => !but.some((one) => one === field)),
  )
  return operation('v1.intakeDetailed', { form })
}
