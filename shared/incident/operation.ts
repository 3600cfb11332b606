// Operation 操作: one fact, said once, never changed. Rules OP1-OP6 in SPEC.md.
// The union is closed in code and open in the log: a type this version does not know is kept and shown.
import * as z from 'zod/mini'
import { operationBodies } from './operation-bodies.ts'
import { At, DeviceId, Id, Name, OfficeId } from './operation-fields.ts'
import { Stamp } from './stamp.ts'
import { callsSubject, townSubject } from './subjects.ts'

const envelope = {
  id: Id,
  subject: z.union([Id, z.literal(callsSubject), z.literal(townSubject)]),
  stamp: Stamp,
  at: At,
  /** Who did or decided it, in which office, as deputy 代理 for which. Null before anyone is known. */
  by: z.nullable(Name),
  office: z.nullable(OfficeId),
  actingFor: z.nullable(OfficeId),
  /** Who typed: いま使っている人. Stamped at entry, never filled in later. */
  enteredBy: z.nullable(Name),
  device: DeviceId,
}

function operationOf<T extends keyof typeof operationBodies>(type: T) {
  return z.object({ ...envelope, type: z.literal(type), body: operationBodies[type] })
}

export const Operation = z.discriminatedUnion('type', [
  operationOf('v1.callPlaced'),
  operationOf('v1.callEnded'),
  operationOf('v1.callIncluded'),
  operationOf('v1.notified'),
  operationOf('v1.intakeReceived'),
  operationOf('v1.intakeDetailed'),
  operationOf('v1.kindAssessed'),
  operationOf('v1.threatSuspected'),
  operationOf('v1.threatAssessed'),
  operationOf('v1.respondersConvened'),
  operationOf('v1.informationGathered'),
  operationOf('v1.faultLocated'),
  operationOf('v1.faultChecked'),
  operationOf('v1.faultCauseJudged'),
  operationOf('v1.bugInformationChecked'),
  operationOf('v1.maintainerAsked'),
  operationOf('v1.serverWeighed'),
  operationOf('v1.integrityConfirmed'),
  operationOf('v1.integrityRepaired'),
  operationOf('v1.immediateThreatJudged'),
  operationOf('v1.rightsAtRiskFound'),
  operationOf('v1.measureStarted'),
  operationOf('v1.isolated'),
  operationOf('v1.reconnected'),
  operationOf('v1.measureRequested'),
  operationOf('v1.sourceAnalysed'),
  operationOf('v1.causeFound'),
  operationOf('v1.measuresReviewed'),
  operationOf('v1.correctiveActionPlanned'),
  operationOf('v1.resumptionConfirmed'),
  operationOf('v1.councilRequested'),
  operationOf('v1.councilConvened'),
  operationOf('v1.memberNamed'),
  operationOf('v1.memberAnswered'),
  operationOf('v1.councilHeld'),
  operationOf('v1.councilDecided'),
  operationOf('v1.decisionStarted'),
  operationOf('v1.reported'),
  operationOf('v1.reportedInternally'),
  operationOf('v1.reportedToMayor'),
  operationOf('v1.stoodDown'),
  operationOf('v1.foundNotApplicable'),
  operationOf('v1.resumed'),
  operationOf('v1.handedOver'),
  operationOf('v1.leakReportWeighed'),
  operationOf('v1.drillEnded'),
  operationOf('v1.drillReviewed'),
  operationOf('v1.attachmentAdded'),
  operationOf('v1.contactEntered'),
  operationOf('v1.numberConfirmed'),
  operationOf('v1.officeEntered'),
  operationOf('v1.hoursEntered'),
  operationOf('v1.closedDayEntered'),
  operationOf('v1.procedureEntered'),
  operationOf('v1.approvalColumnsEntered'),
  operationOf('v1.measureRowEntered'),
  operationOf('v1.agendaItemEntered'),
  operationOf('v1.ordinanceLoaded'),
  operationOf('v1.bundleTaken'),
  operationOf('v1.acknowledged'),
  operationOf('v1.corrected'),
])
export type Operation = z.infer<typeof Operation>
export type OperationType = Operation['type']
export type OperationOf<T extends OperationType> = Extract<Operation, { type: T }>

/**
 * A fact before it is entered: what the person says; the device adds id, stamp, enteredBy and device, and the person
 * using it where the fact names nobody.
 */
export type Fact = {
  [T in OperationType]: Pick<OperationOf<T>, 'type' | 'subject' | 'body'>
}[OperationType] & {
  at?: string
} & Partial<Pick<Operation, 'by' | 'office' | 'actingFor'>>

/** A type newer than this program: its envelope is read, its body is carried. */
export const UnknownOperation = z.object({
  ...envelope,
  type: z.string().check(
    z.regex(/^v\d{1,3}\.[a-z][A-Za-z]{0,63}$/),
    z.refine((type) => !(type in operationBodies), 'a known type'),
  ),
  body: z.record(z.string(), z.unknown()),
})
export type UnknownOperation = z.infer<typeof UnknownOperation>

export type ReadOperation =
  | { known: true; operation: Operation }
  | { known: false; operation: UnknownOperation }

/** Of a type this program knows, but said in a newer way: its envelope is read, its body is carried. */
const NewerOperation = z.extend(UnknownOperation, { type: z.string() })

/** Reads a line that the record holds: what this version can't read whole is unknown, never dropped (OP2). */
export function readHeldOperation(value: unknown): ReadOperation | null {
  const newer = NewerOperation.safeParse(value)
  return readOperation(value) ?? (newer.success ? { known: false, operation: newer.data } : null)
}

/** Reads one parsed line. Null: neither an operation of ours nor one of a newer version (OP2). */
export function readOperation(value: unknown): ReadOperation | null {
  const known = Operation.safeParse(value)
  if (known.success) return { known: true, operation: known.data }
  const unknown = UnknownOperation.safeParse(value)
  if (unknown.success) return { known: false, operation: unknown.data }
  return null
}
