// What an administrator's device confirms: 403 `confirmationNeeded` where it has not confirmed this act. By a passkey, else by a
// code; its enrolment by an administrator's code is one for ten minutes. Rules AU10, AU12.
import type { Context, MiddlewareHandler } from 'hono'
import { refuse } from '../routes/refusal.ts'
import type { PasskeyStorage } from '../storage/passkey-storage.ts'
import type { Confirmations } from './confirmations.ts'
import type { WithSession } from './sessions.ts'

type Confirming = { storage: PasskeyStorage; confirmations: Confirmations; now: () => Date }

export type IsConfirmed = (context: Context<WithSession>) => Promise<boolean>

/** A responder's device has nothing to confirm: what it may do it does as the second person (SY19). */
export function confirming({ storage, confirmations, now }: Confirming): IsConfirmed {
  return async (context) => {
    const { device, administrator } = context.var.session
    if (!administrator) return true
    const nowMs = now().getTime()
    if (confirmations.take(device, context.req.path, nowMs)) return true
    return confirmations.isNew(device, nowMs) && (await storage.passkeys(device)).length === 0
  }
}

export function requireConfirmation(isConfirmed: IsConfirmed): MiddlewareHandler<WithSession> {
  return async (context, next) =>
    (await isConfirmed(context)) ? next() : refuse(context, 'confirmationNeeded')
}
