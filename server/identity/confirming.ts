// What a passkey confirms: 403 `confirmationNeeded` where the device has one and has not confirmed this act with it. Rule AU10.
import type { Context, MiddlewareHandler } from 'hono'
import { refuse } from '../routes/refusal.ts'
import type { PasskeyStorage } from '../storage/storage.ts'
import type { Confirmations } from './confirmations.ts'
import type { WithSession } from './sessions.ts'

type Confirming = { storage: PasskeyStorage; confirmations: Confirmations; now: () => Date }

export type IsConfirmed = (context: Context<WithSession>) => Promise<boolean>

/** A device without a passkey has its session alone. */
export function confirming({ storage, confirmations, now }: Confirming): IsConfirmed {
  return async (context) => {
    const { device } = context.var.session
    if ((await storage.passkeys(device)).length === 0) return true
    return confirmations.take(device, context.req.path, now().getTime())
  }
}

export function requireConfirmation(isConfirmed: IsConfirmed): MiddlewareHandler<WithSession> {
  return async (context, next) =>
    (await isConfirmed(context)) ? next() : refuse(context, 'confirmationNeeded')
}
