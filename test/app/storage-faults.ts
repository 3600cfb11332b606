// Faults of the browser's own storage, done to its interface: what IndexedDB does to an app on a bad day. The rollback
// that follows is the real one. To be imported before the database is opened.
import { onTestFinished } from 'vitest'

type Watched = { begun: string[]; ended: string[]; durabilities: Set<string> }

let watched: Watched | null = null
let dead: WeakSet<IDBDatabase> | null = null
let aborting: ((store: IDBObjectStore, request: IDBRequest) => void) | null = null
const connections = new Set<IDBDatabase>()

/** The mode of each transaction; how each read-write one ends, in order, and with which durability it was asked for. */
export function watchTransactions(): Watched {
  const seen = { begun: [], ended: [], durabilities: new Set<string>() }
  watched = seen
  onTestFinished(() => {
    watched = null
  })
  return seen
}

/** The browser aborts the next `times` transactions that add a parcel to the outbox, when they have added `after` of them. */
export function abortWrites(times: number, after: number): { aborted: () => number } {
  const added = new WeakMap<IDBTransaction, number>()
  let aborted = 0
  aborting = ({ name, transaction }, request) => {
    if (name !== 'outbox') return
    const count = (added.get(transaction) ?? 0) + 1
    added.set(transaction, count)
    if (count !== after || aborted >= times) return
    aborted += 1
    request.addEventListener('success', () => transaction.abort())
  }
  onTestFinished(() => {
    aborting = null
  })
  return { aborted: () => aborted }
}

/** Every connection open now is dead, as on a phone that wakes: only one that is opened later answers. */
export function killConnections(): void {
  dead = new WeakSet(connections)
  onTestFinished(() => {
    dead = null
  })
}

const { open } = IDBFactory.prototype
IDBFactory.prototype.open = function opening(...given) {
  const request = open.apply(this, given)
  request.addEventListener('success', () => connections.add(request.result))
  return request
}

const { transaction: begin } = IDBDatabase.prototype
IDBDatabase.prototype.transaction = function beginning(...given) {
  if (dead?.has(this)) throw new DOMException('Connection to Indexed Database server lost', 'UnknownError')
  const begun = begin.apply(this, given)
  watched?.begun.push(begun.mode)
  if (watched !== null && begun.mode === 'readwrite') {
    const { ended, durabilities } = watched
    durabilities.add(begun.durability)
    for (const end of ['complete', 'abort']) begun.addEventListener(end, () => ended.push(end))
  }
  return begun
}

const { add } = IDBObjectStore.prototype
IDBObjectStore.prototype.add = function adding(...given) {
  const request = add.apply(this, given)
  aborting?.(this, request)
  return request
}
