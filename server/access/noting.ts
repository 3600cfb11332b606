// How routes write to the access log: with the session's device and the sender's address. Where the log can't be written the
// act stands all the same, and the server's own log says so. Rules AL1, AL3.
import type { Context, MiddlewareHandler } from 'hono'
import type { Logger } from 'pino'
import type { RequestRefusal } from '../../shared/sync/protocol.ts'
import type { WithSession } from '../identity/sessions.ts'
import type { AccessLog, Noted } from './access-log.ts'
import { countRefusals } from './refusals.ts'

export type Noting = {
  /** Of a request: who and from where is found in it, unless `entries` say. Whether it is on disk. */
  note(context: Context<WithSession>, entries: readonly Omit<Noted, 'at'>[]): Promise<boolean>
  /** What was counted and not written yet. */
  flush(): Promise<void>
}

const noted: readonly RequestRefusal[] = [
  'notEnrolled',
  'revoked',
  'notAdministrator',
  'confirmationNeeded',
  'noPasskey',
  'unknownCode',
  'codeUsed',
  'codeExpired',
  'otherSecret',
  'tooManyAttempts',
]

type Means = { access: AccessLog; now: () => Date; log: Logger }

export function noteInto({ access, now, log }: Means): Noting & { refusals: MiddlewareHandler<WithSession> } {
  const counting = countRefusals()
  const add = async (entries: readonly Noted[]): Promise<boolean> => {
    try {
      if (entries.length > 0) await access.add(entries)
      return true
    } catch (error) {
      log.error({ err: error }, 'not in the access log')
      return false
    }
  }
  return {
    note: (context, entries) => {
      const at = now().toISOString()
      return add(entries.map((entry) => ({ at, ...whoOf(context), ...entry })))
    },
    flush: async () => void (await add(counting.flush(now().getTime()))),
    refusals: async (context, next) => {
      await next()
      const { refusal } = context.var
      if (refusal === undefined || !noted.includes(refusal)) return
      await add(counting.refused({ ...whoOf(context), what: refusal }, now().getTime()))
    },
  }
}

function whoOf({ var: { session, address } }: Context<WithSession>) {
  const { device, name, person } = session ?? { device: null, name: null, person: null }
  return { device, name, person, address }
}
