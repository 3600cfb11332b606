// One seed: its steps, one after the other, then peace; and the shortest part of them that still fails.
import { goWithServer } from '../../app/sync/other-history.ts'
import { sayOn, syncOn } from './acts.ts'
import { checkChain, checkEqual, checkServer, Violation } from './checks.ts'
import { selfOf, waitingOn } from './device.ts'
import { createRandom } from './random.ts'
import { steps, weights } from './steps.ts'
import type { StepKind } from './steps.ts'
import { count, createWorld, endWorld } from './world.ts'
import type { World } from './world.ts'

export const stepsPerSeed = 200
const roundsToPeace = 12
/** Of one device in one step; mostly it makes two or three. */
const maxRequests = 300

export type Planned = { kind: StepKind; seed: number }
export type Outcome = { ok: boolean; problem: string; step: number; counts: Map<string, number> }

export function planOf(seed: number, length = stepsPerSeed): Planned[] {
  const random = createRandom(seed)
  const kinds = Object.keys(weights) as StepKind[]
  const all = kinds.reduce((sum, kind) => sum + weights[kind], 0)
  return Array.from({ length }, () => {
    let left = random.real() * all
    const kind = kinds.find((one) => (left -= weights[one]) < 0) ?? 'sync'
    return { kind, seed: random.int(2 ** 31) }
  })
}

export async function simulate(seed: number, plan: readonly Planned[]): Promise<Outcome> {
  const world = await createWorld(seed)
  let step = 0
  try {
    for (const { kind, seed: own } of plan) {
      step += 1
      count(world, kind)
      await bounded(world, () => steps[kind](world, createRandom(own)))
      // Before anything goes from one to the other: what stood there is known.
      for (const server of world.servers) await checkServer(world, server, 'server')
    }
    await bounded(world, () => peace(world))
    for (const device of world.devices) await checkChain(device)
    return { ok: true, problem: '', step, counts: world.counts }
  } catch (problem) {
    const told =
      problem instanceof Violation
        ? problem.message
        : String((problem instanceof Error ? problem.stack : null) ?? problem)
    return { ok: false, problem: told, step, counts: world.counts }
  } finally {
    await endWorld(world)
  }
}

/** No device asks without end. */
async function bounded({ devices }: World, work: () => Promise<void>): Promise<void> {
  for (const device of devices) device.requestsLeft = maxRequests
  await work()
  for (const { name, requestsLeft } of devices)
    if (requestsLeft < 0) throw new Violation(`${name}: asks without end`)
}

/** The faults have stopped; the town's own server goes on, and people go with it: soon all are equal, and stay so. */
async function peace(world: World): Promise<void> {
  world.late = []
  for (const device of world.devices) {
    world.at.set(device, 0)
    device.offsetMs = 0
  }
  const random = createRandom(1)
  let wereEqual = false
  for (let round = 0; round < roundsToPeace && !wereEqual; round += 1) {
    wereEqual = round > 0 && (await areLevel(world)) && (await areEqual(world))
    for (const device of world.devices) {
      world.nowMs += 60_000
      // Whoever says nothing is not known for a second copy.
      if (round === 0) await sayOn(world, device, random)
      if ((await syncOn(world, device, random, [])) !== 'otherServer') continue
      await goWithServer(device.phone)
      Object.assign(device, { generation: 0, left: '' })
    }
  }
  // From its first line again: what was checked once may have been changed since.
  world.checked.clear()
  await checkEqual(world)
}

function areEqual(world: World): Promise<boolean> {
  return checkEqual(world).then(
    () => true,
    () => false,
  )
}

/** All stand at the head, with nothing that waits. */
async function areLevel({ servers: [server], devices }: World): Promise<boolean> {
  const head = await server?.storage.head()
  const standing = await Promise.all(
    devices.map(async (device) => {
      const { enrolment, next } = await selfOf(device)
      return enrolment?.cursor.hash === head?.hash && next === null && (await waitingOn(device)) === 0
    }),
  )
  return standing.every(Boolean)
}

/** The plan without what is not needed to fail the same way. */
export async function shrunk(seed: number, plan: readonly Planned[], problem: string): Promise<Planned[]> {
  let shortest = [...plan]
  for (let size = Math.ceil(shortest.length / 2); size >= 1; size = Math.floor(size / 2))
    for (let at = 0; at < shortest.length;) {
      const without = [...shortest.slice(0, at), ...shortest.slice(at + size)]
      const again = await simulate(seed, without)
      if (again.ok || kindOf(again.problem) !== kindOf(problem)) at += size
      else shortest = without
    }
  return shortest
}

/** What failed, without which one it was. */
function kindOf(problem: string): string {
  return problem.replaceAll(/[0-9a-f-]{36}|\d+/g, '')
}
