// Plans by which the simulation has found a fault, as short as they could be made; each is mended.
import type { Planned } from './simulate.ts'

type Found = { fault: string; seed: number; plan: Planned[] }

export const found: Found[] = [
  {
    fault: 'a receipt stayed, of a line that another one of its parcel had been passed with',
    seed: 176,
    plan: [
      { kind: 'say', seed: 1501786160 },
      { kind: 'sync', seed: 1898133806 },
      { kind: 'copy', seed: 390531353 },
      { kind: 'newDevice', seed: 421752299 },
      { kind: 'say', seed: 329670581 },
      { kind: 'takeIn', seed: 876482815 },
      { kind: 'newDevice', seed: 1601762502 },
      { kind: 'secondServer', seed: 427964217 },
      { kind: 'otherAddress', seed: 1023076711 },
      { kind: 'sync', seed: 1764026036 },
      { kind: 'sync', seed: 1836947047 },
    ],
  },
]
