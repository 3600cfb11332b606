// Devices 端末 as the server tells of them, invitations and the end of an enrolment: what only an administrator's device
// may do, beside the sync protocol. Rules AU5-AU7.
import * as z from 'zod/mini'
import { DeviceId, Name, OfficeId } from '../incident/operation-fields.ts'
import { EnrolmentCode } from './enrolment-code.ts'

export const devicesPath = '/api/v2/devices'
export const invitationsPath = '/api/v2/invitations'
/** Where the enrolment of a device is ended; `device` is its UUID, or a route's `:device`. */
export const revocationPath = (device: string) => `${devicesPath}/${device}/revocation`

export const maxListedDevices = 500
export const maxInvitationBytes = 4 * 1024
export const maxRevocationBytes = 4 * 1024
/** A device that the server has not answered for thirty days is marked: it may be lost, or its battery dead. */
export const longUnseenMs = 30 * 24 * 60 * 60 * 1000
export const soonEndedMs = 30 * 24 * 60 * 60 * 1000

const Time = z.iso.datetime()

/** Who ended an enrolment, when by the server's clock, and why. */
export const Revocation = z.object({ at: Time, by: Name, reason: Name })
export type Revocation = z.infer<typeof Revocation>

export const ListedDevice = z.object({
  device: DeviceId,
  name: z.string(),
  /** Who typed what it sent last; before that, whom it was enrolled for. */
  person: z.nullable(z.string()),
  /** The office it was enrolled for. */
  office: z.nullable(OfficeId),
  administrator: z.boolean(),
  enrolledAt: Time,
  /** When the server last answered it. */
  lastAnswerAt: z.nullable(Time),
  /** How many operations of the record it has sent. */
  sent: z.int().check(z.minimum(0)),
  revocation: z.nullable(Revocation),
  /** The device of the administrator whose code it came in by; null: a code of the server's. */
  invitedBy: z.nullable(DeviceId),
  /** When it must be enrolled anew at the latest; null: it must already. */
  sessionEndsAt: z.nullable(Time),
  /** It confirms by a passkey what can't be undone; of the device that asks: under the name by which it asks. */
  passkey: z.boolean(),
})
export type ListedDevice = z.infer<typeof ListedDevice>

/** Every device, the one enrolled last first; `now` is the server's. */
export const DeviceList = z.object({
  now: Time,
  devices: z.array(ListedDevice).check(z.maxLength(maxListedDevices)),
})
export type DeviceList = z.infer<typeof DeviceList>

/** It goes into the record and onto screens as it came: no U+0000, no half of a surrogate pair. */
const WholeName = Name.check(z.refine((name) => !name.includes('\0') && !/\p{Surrogate}/u.test(name)))

export const InvitationRequest = z.object({
  name: WholeName,
  office: z.nullable(OfficeId),
  administrator: z.optional(z.boolean()),
})
export type InvitationRequest = z.infer<typeof InvitationRequest>

export const InvitationAnswer = z.object({ code: EnrolmentCode, expiresAt: Time })
export type InvitationAnswer = z.infer<typeof InvitationAnswer>

export const RevocationRequest = z.object({ reason: Name, by: Name })
export type RevocationRequest = z.infer<typeof RevocationRequest>

/** Whether an enrolled device must be enrolled anew within thirty days of `nowMs`. */
export function isSoonEnded({ sessionEndsAt, revocation }: ListedDevice, nowMs: number): boolean {
  return revocation === null && (sessionEndsAt === null || Date.parse(sessionEndsAt) - nowMs < soonEndedMs)
}

/** Whether an enrolled device has not been answered for thirty days at `nowMs`. */
export function isLongUnseen({ lastAnswerAt, enrolledAt, revocation }: ListedDevice, nowMs: number): boolean {
  return revocation === null && nowMs - Date.parse(lastAnswerAt ?? enrolledAt) > longUnseenMs
}
