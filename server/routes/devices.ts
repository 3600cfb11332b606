// GET /api/v2/devices, POST /api/v2/invitations, POST /api/v2/devices/{device}/revocation: the devices as the office sees
// them. Rules AU5-AU7.
import type { Handler } from 'hono'
import type { Logger } from 'pino'
import {
  type DeviceList,
  type InvitationAnswer,
  InvitationRequest,
  type ListedDevice,
  maxInvitationBytes,
  maxListedDevices,
  maxRevocationBytes,
  RevocationRequest,
} from '../../shared/sync/devices.ts'
import { invitationLifeMs, readStoredLine } from '../../shared/sync/protocol.ts'
import type { Noting } from '../access/noting.ts'
import type { IsConfirmed } from '../identity/confirming.ts'
import { invite, inviteeWords } from '../identity/invitations.ts'
import { lastEnd, type WithSession } from '../identity/sessions.ts'
import type { SealKey } from '../seal.ts'
import type { KeptDevice, Storage } from '../storage/storage.ts'
import { readJson } from './body.ts'
import type { LiveFeed } from './live-feed.ts'
import { refuse } from './refusal.ts'

type Devices = {
  storage: Storage
  seal: SealKey
  now: () => Date
  feed: LiveFeed
  log: Logger
  noting: Noting
  sessionDays: number
  isConfirmed: IsConfirmed
}

/** The list, for every enrolled device. */
export function devicesRoute({ storage, now, sessionDays }: Devices): Handler<WithSession> {
  return async (context) => {
    const { device: asking } = context.var.session
    const here = new URL(context.req.url).hostname
    const hasHere = (await storage.passkeys(asking)).some(({ place }) => place === here)
    const devices = (await storage.devices(maxListedDevices))
      .map((device) => listed(device, sessionDays))
      // Under another name than its passkey's it needs a new one.
      .map((device) => (device.device === asking ? { ...device, passkey: hasHere } : device))
    const list: DeviceList = { now: now().toISOString(), devices }
    return context.json(list)
  }
}

/** The name it was enrolled with: what is typed on a device is a claim, and stands in only where its code named nobody. */
function listed({ lastLine, sessionIssuedAt, ...device }: KeptDevice, sessionDays: number): ListedDevice {
  return {
    ...device,
    person: device.person ?? (lastLine && typedBy(lastLine, device.device)),
    sessionEndsAt: sessionIssuedAt && lastEnd(sessionIssuedAt, sessionDays),
  }
}

/** Who typed this line on this device; null where it can't be read or nobody was known. */
function typedBy(line: Uint8Array, device: string): string | null {
  const operation = readStoredLine(new TextDecoder().decode(line))?.operation
  return operation?.device === device ? operation.enteredBy : null
}

/** A code for one device, behind `requireAdministrator`. The code leaves in the answer alone. */
export function invitationRoute({
  storage,
  seal,
  now,
  log,
  noting,
  isConfirmed,
}: Devices): Handler<WithSession> {
  return async (context) => {
    const request = await readJson(context.req.raw, InvitationRequest, maxInvitationBytes)
    if (!request.ok) return refuse(context, request.reason)
    const { name, office, administrator = false } = request.value
    // Another administrator could do all that this one confirms.
    if (administrator && !(await isConfirmed(context))) return refuse(context, 'confirmationNeeded')
    const { device: invitedBy } = context.var.session
    const at = now()
    const code = await invite(storage, seal, { name, office, administrator, invitedBy }, at)
    log.info({ device: invitedBy, administrator }, 'invited')
    await noting.note(context, [{ kind: 'invited', what: inviteeWords(name, administrator) }])
    const expiresAt = new Date(at.getTime() + invitationLifeMs).toISOString()
    const answer: InvitationAnswer = { code, expiresAt }
    return context.json(answer, 201)
  }
}

/** Ends an enrolment, behind `requireAdministrator`; its live streams end with it. */
export function revocationRoute({ storage, now, feed, log, noting }: Devices): Handler<WithSession> {
  return async (context) => {
    const request = await readJson(context.req.raw, RevocationRequest, maxRevocationBytes)
    if (!request.ok) return refuse(context, request.reason)
    const device = context.req.param('device') ?? ''
    const { device: byDevice } = context.var.session
    const ended = await storage.revoke({ device, ...request.value, byDevice, now: now().toISOString() })
    if (!ended.ok) return refuse(context, ended.reason)
    feed.end(device)
    log.info({ device, by: byDevice }, 'revoked')
    const { by, reason } = ended.revocation
    await noting.note(context, [{ kind: 'revoked', what: `${device} ${reason} ${by}` }])
    return context.json(ended.revocation)
  }
}
