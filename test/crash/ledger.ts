// What was sent and what a server promised, held against what its record has.
import type { Told, ToldLine } from '../server/answer.ts'

type Sent = { id: string }

export type Ledger = ReturnType<typeof createLedger>

export function createLedger() {
  const sent = new Map<string, string>()
  const promised = new Map<string, Told>()
  return {
    sent,
    promised,
    noteSent: (lines: readonly Sent[]) => {
      for (const line of lines) sent.set(line.id, JSON.stringify(line))
    },
    notePromised: (accepted: readonly Told[]) => {
      for (const told of accepted) promised.set(told.id, told)
    },
  }
}

/** `lines`: the whole record from position 1, its chain followed. */
export function compare({ sent, promised }: Ledger, lines: readonly ToldLine[]) {
  const isThere = ({ id, position, hash }: Told) => {
    const there = lines[position - 1]
    return there?.line.id === id && there.line.hash === hash && there.operation === sent.get(id)
  }
  const strange = lines.filter(({ line, operation }) => operation !== sent.get(line.id)).length
  return {
    lost: [...promised.values()].filter((told) => !isThere(told)).length,
    doubled: lines.length - new Set(lines.map(({ line }) => line.id)).size,
    faults: strange === 0 ? [] : [`${strange} lines are not as they were sent`],
  }
}
