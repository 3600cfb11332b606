// Passkeys パスキー on this device: registering one, and confirming an act by it (AU10). Loaded when it is wanted.
import { startAuthentication, startRegistration } from '@simplewebauthn/browser'
import type * as z from 'zod/mini'
import {
  ConfirmationAnswer,
  ConfirmationOptions,
  confirmationOptionsPath,
  confirmationsPath,
  PasskeyAnswer,
  PasskeyOptions,
  passkeyOptionsPath,
  passkeysPath,
} from '../../shared/sync/passkeys.ts'
import { jsonOrNull } from '../../shared/sync/protocol.ts'

const answerTimeoutMs = 15_000

/** False: the person broke it off, or it can't be made here. */
export async function registerPasskey(): Promise<boolean> {
  const optionsJSON = await ask(passkeyOptionsPath, PasskeyOptions, {})
  if (optionsJSON === null) return false
  const response = await startRegistration({ optionsJSON }).catch(() => null)
  return response !== null && (await ask(passkeysPath, PasskeyAnswer, { response })) !== null
}

/** `act`: the path of the request that this confirms. */
export async function confirmByPasskey(act: string): Promise<boolean> {
  const optionsJSON = await ask(confirmationOptionsPath, ConfirmationOptions, { act })
  if (optionsJSON === null) return false
  const response = await startAuthentication({ optionsJSON }).catch(() => null)
  return response !== null && (await ask(confirmationsPath, ConfirmationAnswer, { act, response })) !== null
}

async function ask<T>(path: string, schema: z.ZodMiniType<T>, body: object): Promise<T | null> {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(answerTimeoutMs),
    })
    const read = schema.safeParse(jsonOrNull(await answer.text()))
    return answer.ok && read.success ? read.data : null
  } catch {
    return null
  }
}
