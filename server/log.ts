// The server's log: lines of JSON on stderr, so that what an operator reads on stdout stays readable. What is said within a
// request bears its id; of an error its words and where it was, and nothing that it carries. Rules SE3, RN2.
import { AsyncLocalStorage } from 'node:async_hooks'
import { type DestinationStream, type Logger, pino } from 'pino'

const requests = new AsyncLocalStorage<string>()

export function withinRequest<T>(id: string, work: () => T): T {
  return requests.run(id, work)
}

export type LogLevel = 'error' | 'warn' | 'info' | 'debug'

export function openLog(level: LogLevel, to: DestinationStream = stderr()): Logger {
  const mixin = () => {
    const request = requests.getStore()
    return request === undefined ? {} : { request }
  }
  return pino({ level, mixin, serializers: { err: plainError } }, to)
}

/** Written at once: a process that is killed has said all that it knew. */
const stderr = () => pino.destination({ dest: 2, sync: true })

/** A database's errors carry parameters and rows. */
function plainError(error: unknown) {
  if (!(error instanceof Error)) return { message: String(error) }
  const { name, message, stack } = error
  return { type: name, message, stack, ...('code' in error ? { code: error.code } : {}) }
}
