// Every schema that goes over the wire, by the name it has in the description. Rule OA1.
import * as z from 'zod/mini'
import { operationBodies } from '../../shared/incident/operation-bodies.ts'
import { UnknownOperation } from '../../shared/incident/operation.ts'
import { AccessPage, ToldAnswer, ToldRequest } from '../../shared/sync/access.ts'
import { AttachmentAnswer, LackingAttachments } from '../../shared/sync/attachments.ts'
import {
  AskedConfirmations,
  CodeConfirmationRequest,
  ConfirmationCodeAnswer,
  ConfirmationCodeRequest,
  SettingConfirmation,
} from '../../shared/sync/confirmations.ts'
import {
  DeviceList,
  InvitationAnswer,
  InvitationRequest,
  ListedDevice,
  Revocation,
  RevocationRequest,
} from '../../shared/sync/devices.ts'
import { Health } from '../../shared/sync/health.ts'
import {
  ConfirmationAnswer,
  ConfirmationOptions,
  ConfirmationOptionsRequest,
  ConfirmationRequest,
  PasskeyAnswer,
  PasskeyOptions,
  PasskeyRequest,
} from '../../shared/sync/passkeys.ts'
import { EnrolmentAnswer, EnrolmentRequest, Refusal as Refused } from '../../shared/sync/protocol.ts'
import { Cursor, Head, Proof, ServerTime } from '../../shared/sync/receipt.ts'
import {
  HeadAnswer,
  LinesAnswerHead,
  StretchHead,
  SyncAnswerHead,
  SyncRequestHead,
} from '../../shared/sync/round-trip.ts'
import { AsideLine, AsideList, Settlement, SettlementRequest } from '../../shared/sync/set-aside.ts'

/** What is said of every type; the bodies of those that this version knows stand under their names. */
export const Operation = z.extend(z.omit(UnknownOperation, { type: true }), {
  type: z.string().check(z.regex(/^v\d{1,3}\.[a-z][A-Za-z]{0,63}$/)),
})

export const ProvenOperation = z.object({ proof: Proof, operation: Operation })

/** `data` is JSON text. */
export const LiveEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('head'), data: Head }),
  z.object({ event: z.literal('heartbeat'), data: z.object({ now: ServerTime }) }),
  z.object({ event: z.literal('replaced'), data: z.object({}) }),
])

/** `record`: the server's own, where the request is of another one. */
export const Refusal = z.extend(Refused, { record: z.optional(z.uuid()) })

/** To whoever watches the process. */
export const Up = z.object({ ok: z.literal(true) })

/** An OpenAPI document (spec.openapis.org/oas/v3.2.0). */
export const OpenApi = z.looseObject({
  openapi: z.string(),
  info: z.looseObject({}),
  paths: z.record(z.string(), z.looseObject({})),
  components: z.object({ schemas: z.record(z.string(), z.looseObject({})) }),
})

export const schemas: Readonly<Record<string, z.ZodMiniType>> = {
  AccessPage,
  AsideLine,
  AsideList,
  AskedConfirmations,
  AttachmentAnswer,
  CodeConfirmationRequest,
  ConfirmationAnswer,
  ConfirmationCodeAnswer,
  ConfirmationCodeRequest,
  ConfirmationOptions,
  ConfirmationOptionsRequest,
  ConfirmationRequest,
  Cursor,
  DeviceList,
  EnrolmentAnswer,
  EnrolmentRequest,
  Head,
  HeadAnswer,
  LinesAnswerHead,
  Health,
  InvitationAnswer,
  InvitationRequest,
  LackingAttachments,
  ListedDevice,
  LiveEvent,
  OpenApi,
  Operation,
  PasskeyAnswer,
  PasskeyOptions,
  PasskeyRequest,
  Proof,
  ProvenOperation,
  Refusal,
  Revocation,
  RevocationRequest,
  SettingConfirmation,
  Settlement,
  SettlementRequest,
  StretchHead,
  SyncAnswerHead,
  SyncRequestHead,
  ToldAnswer,
  ToldRequest,
  Up,
  ...operationBodies,
}
