// POST /api/v2/passkeys and /confirmations, each with its /options: registering a passkey, and confirming an act with one. Behind
// `requireAdministrator` and `requireEnrolment`. Rule AU10.
import { isIP } from 'node:net'
import type { Context, Handler } from 'hono'
import { confirmationCodeLifeMs } from '../../shared/sync/confirmations.ts'
import {
  confirmationLifeMs,
  ConfirmationOptionsRequest,
  ConfirmationRequest,
  maxPasskeyBytes,
  maxPasskeys,
  PasskeyRequest,
} from '../../shared/sync/passkeys.ts'
import type { Noting } from '../access/noting.ts'
import type { Confirmations } from '../identity/confirmations.ts'
import type { WithSession } from '../identity/sessions.ts'
import type { PasskeyStorage } from '../storage/passkey-storage.ts'
import { readJson } from './body.ts'
import { refuse } from './refusal.ts'

type Passkeys = { storage: PasskeyStorage; confirmations: Confirmations; now: () => Date; noting: Noting }

const registration = 'registration'
/** COSE: Ed25519, ES256, RS256. */
const algorithms = [-8, -7, -257]
/** Of no use to a server whose administrators have none. */
const webAuthn = () => import('@simplewebauthn/server')

export function passkeyOptionsRoute({ storage, confirmations, now }: Passkeys): Handler<WithSession> {
  return async (context) => {
    const place = placeOf(context)
    const { device, name } = context.var.session
    const there = await storage.passkeys(device)
    if (place === null || there.length >= maxPasskeys) return refuse(context, 'noPasskey')
    const options = await (
      await webAuthn()
    ).generateRegistrationOptions({
      supportedAlgorithmIDs: algorithms,
      rpName: '住基ネット緊急時対応',
      rpID: place.name,
      userName: name,
      userID: new Uint8Array(Buffer.from(device)),
      attestationType: 'none',
      timeout: confirmationLifeMs,
      excludeCredentials: there.map(({ credential }) => ({ id: credential })),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    })
    // Between the finger and the registration somebody may have to read out a code.
    const { challenge } = options
    confirmations.asked(device, registration, challenge, now().getTime(), confirmationCodeLifeMs)
    return context.json(options)
  }
}

export function passkeyRoute({ storage, confirmations, now, noting }: Passkeys): Handler<WithSession> {
  return async (context) => {
    const request = await readJson(context.req.raw, PasskeyRequest, maxPasskeyBytes)
    if (!request.ok) return refuse(context, request.reason)
    const place = placeOf(context)
    const { device } = context.var.session
    if (place === null) return refuse(context, 'noPasskey')
    const at = now()
    const { verifyRegistrationResponse } = await webAuthn()
    const verified = await verifyRegistrationResponse({
      supportedAlgorithmIDs: algorithms,
      response: request.value.response,
      expectedChallenge: (challenge) => confirmations.answered(device, registration, challenge, at.getTime()),
      expectedOrigin: place.origin,
      expectedRPID: place.name,
    }).catch(() => null)
    if (!verified?.verified) return refuse(context, 'noPasskey')
    const { id: credential, publicKey, counter } = verified.registrationInfo.credential
    await storage.addPasskey({
      credential,
      device,
      place: place.name,
      publicKey,
      counter,
      addedAt: at.toISOString(),
    })
    await noting.note(context, [{ kind: 'passkeyAdded', what: place.name }])
    return context.json({ passkeys: (await storage.passkeys(device)).length }, 201)
  }
}

export function confirmationOptionsRoute({ storage, confirmations, now }: Passkeys): Handler<WithSession> {
  return async (context) => {
    const request = await readJson(context.req.raw, ConfirmationOptionsRequest, maxPasskeyBytes)
    if (!request.ok) return refuse(context, request.reason)
    const place = placeOf(context)
    const { device } = context.var.session
    const usable = (await storage.passkeys(device)).filter((one) => one.place === place?.name)
    if (place === null || usable.length === 0) return refuse(context, 'noPasskey')
    const options = await (
      await webAuthn()
    ).generateAuthenticationOptions({
      rpID: place.name,
      timeout: confirmationLifeMs,
      allowCredentials: usable.map(({ credential }) => ({ id: credential })),
      userVerification: 'required',
    })
    confirmations.asked(device, request.value.act, options.challenge, now().getTime())
    return context.json(options)
  }
}

export function confirmationRoute({ storage, confirmations, now }: Passkeys): Handler<WithSession> {
  return async (context) => {
    const request = await readJson(context.req.raw, ConfirmationRequest, maxPasskeyBytes)
    if (!request.ok) return refuse(context, request.reason)
    const { act, response } = request.value
    const place = placeOf(context)
    const { device } = context.var.session
    const passkey = (await storage.passkeys(device)).find(({ credential }) => credential === response.id)
    if (place === null || passkey === undefined) return refuse(context, 'noPasskey')
    const { credential: id, publicKey, counter } = passkey
    const nowMs = now().getTime()
    const { verifyAuthenticationResponse } = await webAuthn()
    const verified = await verifyAuthenticationResponse({
      response,
      expectedChallenge: (challenge) => confirmations.answered(device, act, challenge, nowMs),
      expectedOrigin: place.origin,
      expectedRPID: passkey.place,
      credential: { id, publicKey, counter },
    }).catch(() => null)
    if (!verified?.verified) return refuse(context, 'noPasskey')
    await storage.passkeyUsed(id, verified.authenticationInfo.newCounter)
    confirmations.confirmed(device, act, nowMs)
    return context.json({ confirmed: true })
  }
}

/** Where the page stands; null: WebAuthn takes neither an address nor plain http. */
function placeOf(context: Context): { origin: string; name: string } | null {
  const origin = context.req.header('origin') ?? ''
  if (!URL.canParse(origin)) return null
  const { protocol, hostname, host } = new URL(origin)
  const isSecure = protocol === 'https:' || hostname === 'localhost'
  if (!isSecure || isIP(hostname.replace(/^\[|\]$/g, '')) > 0) return null
  return host === context.req.header('host') ? { origin, name: hostname } : null
}
