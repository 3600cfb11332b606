// Requests without end to a town that answers as its description says, or has drifted from it; and at the end, all that was
// promised is there. Rule OA3.
import { setTimeout as sleep } from 'node:timers/promises'
import { headOf } from '../../server/copies/together.ts'
import { verifyDatabase } from '../../server/copies/verify.ts'
import { openApiDocument } from '../../server/openapi/document.ts'
import { readSqlite } from '../../server/storage/sqlite.ts'
import { createRandom } from '../sim/random.ts'
import { type Act, createActs } from './acts.ts'
import { type Counts, learn, opened } from './client.ts'
import { createJudge, type Judge, textIn } from './judge.ts'
import { spoiled } from './spoil.ts'
import { type Asked, openWorld, type World } from './world.ts'

export type Figures = Counts & {
  requests: number
  right: number
  accepted: number
  slowestMs: number
  statuses: Record<string, number>
}
export type Options = { seed: number; requests: number; http: boolean }

const hangMs = 20_000
const maxProblems = 10
const day = 24 * 3_600_000

export async function fuzz({
  seed,
  requests,
  http,
}: Options): Promise<{ figures: Figures; problems: string[] }> {
  const world = await openWorld(createRandom(seed), http)
  const document = openApiDocument()
  const judge = createJudge(document)
  const acts = createActs(world, document)
  const figures: Figures = {
    requests: 0,
    right: 0,
    accepted: 0,
    enrolled: 0,
    pictures: 0,
    settled: 0,
    revoked: 0,
    events: 0,
    slowestMs: 0,
    statuses: {},
  }
  const problems: string[] = []
  try {
    while (figures.requests < requests && problems.length < maxProblems) {
      const act = await acts.next()
      const isRight = world.devices.size < 2 || world.random.chance(0.5)
      const asked = isRight ? act : spoiled(act, world.random)
      figures.requests += 1
      if (isRight) figures.right += 1
      const problem = await inTime(tried(world, judge, act, asked, figures)).catch(String)
      if (problem !== null) problems.push(`request ${figures.requests}: ${shown(asked)}: ${problem}`)
      pass(world)
    }
    problems.push(...(await brokenPromises(world)))
    figures.accepted = world.promised.size
  } finally {
    for (const { reader } of world.streams) await reader.cancel().catch(() => {})
    await world.close()
  }
  return { figures, problems }
}

async function tried(world: World, judge: Judge, act: Act, asked: Asked, figures: Figures) {
  const begunMs = performance.now()
  const response = await world.send(asked)
  const { status, headers } = response
  const path = new URL(asked.path, 'http://town').pathname
  const isStream = headers.get('content-type')?.startsWith('text/event-stream') === true
  const bytes = isStream
    ? await opened(world, response, figures)
    : new Uint8Array(await response.arrayBuffer())
  figures.slowestMs = Math.max(figures.slowestMs, performance.now() - begunMs)
  figures.statuses[status] = (figures.statuses[status] ?? 0) + 1
  const answer = { status, headers, bytes }
  const drift = judge(asked.method, path, answer)
  if (drift !== null) return drift
  if (asked === act && act.status !== null && status !== act.status)
    return `${status} for ${act.status}: ${textIn(bytes).slice(0, 200)}`
  return learn(world, judge, { asked, by: act.by, path, answer }, figures)
}

/** Time goes on, now and then by a day, now and then back a little. */
function pass({ clock, random }: World): void {
  const byMs = random.chance(0.002) ? day : random.chance(0.002) ? -600_000 : random.int(5000)
  clock.now = new Date(clock.now.getTime() + byMs)
}

/** The record is whole, and has every line that was promised, at its place and byte for byte. */
async function brokenPromises({ file, seal, promised }: World): Promise<string[]> {
  const database = readSqlite(file)
  try {
    const head = await headOf(database)
    const { found } = await verifyDatabase(file, seal, head)
    const rows = await database.selectFrom('line').select(['id', 'digest', 'position']).execute()
    const kept = new Map(rows.map(({ id, digest: of, position }) => [id, `${of} ${position}`]))
    const lost = [...promised].filter(
      ([id, { digest: of, position }]) => kept.get(id) !== `${of} ${position}`,
    )
    return [...found, ...lost.map(([id]) => `${id} was promised and is not there`)]
  } finally {
    await database.destroy()
  }
}

function inTime<T>(work: Promise<T>): Promise<T | string> {
  const late = new AbortController()
  const hang = sleep(hangMs, 'a hang', { signal: late.signal, ref: false }).catch(() => '')
  return Promise.race([work, hang]).finally(() => late.abort())
}

function shown({ method, path, headers, body }: Asked): string {
  const { cookie: _cookie, ...rest } = headers
  return `${method} ${path.slice(0, 120)} ${JSON.stringify(rest).slice(0, 200)} ${Buffer.from(body ?? [])
    .toString()
    .slice(0, 300)}`
}
