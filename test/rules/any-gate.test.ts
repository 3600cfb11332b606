// Gates over any history: none reports clear while something is missing, as the plan has it (2-3, 3-3, 3-9, 1-3).
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { foldIncident } from '../../shared/incident/fold.ts'
import { blockers } from '../../shared/rules/gates.ts'
import type { Gate } from '../../shared/rules/gates.ts'
import { incident } from '../people.ts'
import { anyHistory, endingHistory } from '../incident/histories.ts'
import { isMissing } from './gate-needs.ts'

const gates = ['2-3', '3-9', '3-3', '1-3'] as const satisfies readonly Gate[]

it('[GT1][2-3][3-3][3-9] each is clear when what the plan needs was said, and only then', () => {
  const clear = new Map<Gate, number>()
  fc.assert(
    fc.property(
      fc.oneof({ weight: 1, arbitrary: anyHistory }, { weight: 6, arbitrary: endingHistory }),
      (history) => {
        const folded = foldIncident(incident, history.own, history.calls)
        const shut = gates.filter((gate) => blockers(folded.incident, gate).length > 0)
        expect(shut).toEqual(gates.filter((gate) => isMissing[gate](folded)))
        for (const gate of gates) if (!shut.includes(gate)) clear.set(gate, (clear.get(gate) ?? 0) + 1)
      },
    ),
    { numRuns: 3500, seed: 20261122 },
  )
  // Each gate was seen clear, often enough to tell it apart from one that never is.
  for (const gate of gates) expect(clear.get(gate), gate).toBeGreaterThan(10)
})
