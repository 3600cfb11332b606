// A phone: the record on one device, made of the means of the place it runs in: a page, a worker, a test, a simulation. All
// that keeps, reads and syncs it takes the phone it works for.
import { boundedMs } from '../../../shared/incident/clock-bounds.ts'
import { createChanges } from './changes.ts'
import type { Changes } from './changes.ts'
import { plain } from './codec.ts'
import type { Codec } from './codec.ts'
import { createHandle } from './handle.ts'
import type { Handle } from './handle.ts'
import { takeAboard } from './take-aboard.ts'
import type { Caches, Memory } from './take-aboard.ts'

export type Means = {
  indexedDB: IDBFactory
  IDBKeyRange: typeof IDBKeyRange
  fetch: typeof fetch
  /** Null on an insecure origin. */
  locks: LockManager | null
  /** To the other pages and workers of this device. */
  channel: BroadcastChannel | null
  /** Epoch milliseconds, as this device's clock has them. */
  now: () => number
  random: (length: number) => Uint8Array<ArrayBuffer>
  /** Lets what a person does come first. */
  pause: () => Promise<void>
  codec: Codec
  /** Null where the browser gives none, as on an insecure origin. */
  caches: Caches | null
}

export type Phone = Means &
  Changes &
  Handle & {
    /** Runs works of this page one after the other: two that write the same row would only make each other try again. */
    inTurn: <T>(work: () => Promise<T>) => Promise<T>
    memory: Memory
  }

export function createPhone(means: Means): Phone {
  const phone: Phone = {
    ...means,
    ...createChanges(means.channel),
    ...createHandle(means, (opened) => takeAboard(phone, opened)),
    inTurn: createTurns(),
    memory: { self: null, afloat: new Map() },
  }
  return phone
}

function createTurns(): Phone['inTurn'] {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const turn = last.then(work)
    last = turn.catch(() => {})
    return turn
  }
}

/** What a browser gives a page or a worker. */
export function meansOfBrowser(): Means {
  return {
    indexedDB,
    IDBKeyRange,
    fetch: (...request) => fetch(...request),
    locks: 'locks' in navigator ? navigator.locks : null,
    channel: openChannel(),
    now: () => boundedMs(Date.now()),
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    pause: nextTask,
    codec: plain,
    caches: 'caches' in globalThis ? caches : null,
  }
}

/** Not by a timer: browsers make the later ones of a row wait 4 ms each. */
function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.addEventListener('message', () => resolve(port1.close()), { once: true })
    port1.start()
    port2.postMessage(null)
  })
}

function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel('record-changes')
  } catch {
    return null
  }
}
