// The live feed: who is listening for a new head. Rule SY18.
import type { Head } from '../../shared/sync/receipt.ts'
import { takeTurns } from '../guard/turns.ts'

export const maxStreams = 500
/**
 * A phone that lost its network leaves streams behind: its newest take the place of its oldest. A page that is replaced
 * hears it, and asks for no stream until somebody looks at it anew: two would replace each other for ever.
 */
export const maxStreamsPerDevice = 4

/**
 * Whoever is told pulls: hundreds at once would keep the server from what is being said. Of heads that follow fast each
 * hears the newest, the longest untold first.
 */
const toldAtOnce = 10
const tellPauseMs = 100
/** While pulls wait for their turn the pause is so many times as long at most. */
const longestPause = 2
/** What is said, who enrols and what watches the process find a connection to the database free beside them. */
const pullsAtOnce = 6

export type Listener = {
  device: string
  tokenHash: string
  tell: (head: Head) => void
  replaced: () => void
  end: () => void
}

export type LiveFeed = {
  /** Of one that was announced already, or is behind it, nobody is told. */
  announce(head: Head): void
  /** The newer of a head that was read and the last one announced. */
  newest(head: Head): Head
  hasRoom(device: string): boolean
  /** Adds a listener; ends the device's oldest where it has too many. */
  join(listener: Listener): void
  leave(listener: Listener): void
  /** Ends a device's streams: its enrolment is over. */
  end(device: string): void
  /** The sessions of all that listen. */
  sessions(): string[]
  /** Ends the streams of these. */
  endSessions(sessions: readonly string[]): void
  /** Ends every stream: the server is going down. */
  close(): void
  /** Pulls, a few at a time. */
  pull<T>(work: () => Promise<T>): Promise<T>
  /** How many listen. */
  count(): number
}

export function createLiveFeed(): LiveFeed {
  const listeners = new Set<Listener>()
  const of = (device: string) => [...listeners].filter((listener) => listener.device === device)
  let last: Head | null = null
  const owed = new Set<Listener>()
  let pause: ReturnType<typeof setTimeout> | undefined
  const pulls = takeTurns(pullsAtOnce)
  let passed = 0
  function tellSome(): void {
    passed = pulls.isWaiting() && passed < longestPause - 1 ? passed + 1 : 0
    for (const listener of [...owed].slice(0, passed === 0 ? toldAtOnce : 0)) {
      owed.delete(listener)
      if (last !== null) listener.tell(last)
    }
    pause = owed.size === 0 ? undefined : setTimeout(tellSome, tellPauseMs)
  }
  return {
    announce(head) {
      if (last !== null && !isAfter(head, last)) return
      last = head
      for (const listener of listeners) owed.add(listener)
      if (pause === undefined) tellSome()
    },
    newest: (head) => (last !== null && isAfter(last, head) ? last : head),
    hasRoom: (device) => listeners.size < maxStreams || of(device).length >= maxStreamsPerDevice,
    join(listener) {
      const [oldest, ...others] = of(listener.device)
      if (oldest !== undefined && others.length >= maxStreamsPerDevice - 1) {
        listeners.delete(oldest)
        oldest.replaced()
      }
      listeners.add(listener)
    },
    leave(listener) {
      listeners.delete(listener)
      owed.delete(listener)
    },
    pull: pulls.take,
    count: () => listeners.size,
    end(device) {
      for (const listener of of(device)) listener.end()
    },
    sessions: () => [...new Set([...listeners].map(({ tokenHash }) => tokenHash))],
    endSessions(sessions) {
      for (const listener of listeners) if (sessions.includes(listener.tokenHash)) listener.end()
    },
    close() {
      for (const listener of listeners) listener.end()
    },
  }
}

function isAfter(head: Head, other: Head): boolean {
  return head.generation === other.generation
    ? head.position > other.position
    : head.generation > other.generation
}
