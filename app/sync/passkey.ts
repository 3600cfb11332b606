// Passkeys パスキー on this device: registering one, and confirming an act by it (AU10). Loaded when it is wanted.
import { startAuthentication, startRegistration } from '@simplewebauthn/browser'
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
import { askJson } from './ask-json.ts'
import { confirmed } from './confirmed.ts'

/** False: the person broke it off, or it can't be made here. */
export async function registerPasskey(): Promise<boolean> {
  const { answer: optionsJSON } = await askJson(passkeyOptionsPath, PasskeyOptions, {})
  if (optionsJSON === null) return false
  const response = await startRegistration({ optionsJSON }).catch(() => null)
  if (response === null) return false
  const { answer } = await confirmed(passkeysPath, () => askJson(passkeysPath, PasskeyAnswer, { response }))
  return answer !== null
}

/** `act`: the path of the request that this confirms. `none`: there is no passkey that can be used here. */
export async function confirmByPasskey(act: string): Promise<'confirmed' | 'failed' | 'none'> {
  const { answer: optionsJSON } = await askJson(confirmationOptionsPath, ConfirmationOptions, { act })
  if (optionsJSON === null) return 'none'
  const response = await startAuthentication({ optionsJSON }).catch(() => null)
  if (response === null) return 'failed'
  const { answer } = await askJson(confirmationsPath, ConfirmationAnswer, { act, response })
  return answer === null ? 'failed' : 'confirmed'
}
