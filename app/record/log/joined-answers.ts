// Answers to what was sent one after the other, as if all of it had been sent and answered at once.
import type { Answer } from './answer-work.ts'

export function joined(one: Answer, next: Answer): Answer {
  const before = one.sent.lines.length
  const behind = <T extends { line: number }>(told: T): T => ({ ...told, line: before + told.line })
  return {
    ...one,
    sent: {
      parcels: [...one.sent.parcels, ...next.sent.parcels],
      lines: [...one.sent.lines, ...next.sent.lines],
    },
    head: next.head && {
      ...next.head,
      diverged: one.head?.diverged === true || next.head.diverged,
      accepted: [...(one.head?.accepted ?? []), ...next.head.accepted.map(behind)],
      refused: [...(one.head?.refused ?? []), ...next.head.refused.map(behind)],
    },
    parts: [...one.parts, ...next.parts],
  }
}
