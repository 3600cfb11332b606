// Passkeys パスキー: an administrator's device that has one confirms by it what can't be undone (WebAuthn level 3). Rule AU10.
import * as z from 'zod/mini'

export const passkeysPath = '/api/v2/passkeys'
export const passkeyOptionsPath = '/api/v2/passkeys/options'
export const confirmationsPath = '/api/v2/confirmations'
export const confirmationOptionsPath = '/api/v2/confirmations/options'

export const maxPasskeyBytes = 16 * 1024
export const maxPasskeys = 5
/** A challenge is answered within it, and what was confirmed is done within it. */
export const confirmationLifeMs = 2 * 60 * 1000

const Base64Url = z.string().check(z.regex(/^[\w-]{1,8000}$/))
const Act = z.string().check(z.regex(/^\/api\/v2\/[\w/-]{1,120}$/))
const credential = {
  id: Base64Url,
  rawId: Base64Url,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
}

/** RegistrationResponseJSON and AuthenticationResponseJSON, as far as they are read. */
export const PasskeyRequest = z.object({
  response: z.object({
    ...credential,
    response: z.object({ clientDataJSON: Base64Url, attestationObject: Base64Url }),
  }),
})

/** `act`: the path of the request that it is for. */
export const ConfirmationOptionsRequest = z.object({ act: Act })
export const ConfirmationRequest = z.object({
  act: Act,
  response: z.object({
    ...credential,
    response: z.object({ clientDataJSON: Base64Url, authenticatorData: Base64Url, signature: Base64Url }),
  }),
})

export const PasskeyAnswer = z.object({ passkeys: z.int() })
export const ConfirmationAnswer = z.object({ confirmed: z.literal(true) })
const descriptors = z.array(z.object({ id: Base64Url, type: z.literal('public-key') }))
/** What the browser is asked: PublicKeyCredentialCreationOptionsJSON and …RequestOptionsJSON, as far as they are used. */
export const PasskeyOptions = z.object({
  challenge: Base64Url,
  rp: z.object({ name: z.string(), id: z.string() }),
  user: z.object({ id: Base64Url, name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ alg: z.int(), type: z.literal('public-key') })),
  timeout: z.int(),
  excludeCredentials: descriptors,
  authenticatorSelection: z.object({
    residentKey: z.literal('preferred'),
    userVerification: z.literal('required'),
  }),
})
export const ConfirmationOptions = z.object({
  challenge: Base64Url,
  rpId: z.string(),
  timeout: z.int(),
  allowCredentials: descriptors,
  userVerification: z.literal('required'),
})
