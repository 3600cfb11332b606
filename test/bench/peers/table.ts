// The runs of all peers as a table: of each measure min, median and max, and the median in times of yjs and of the paged
// floor. Ratios hold within one table; the machine is another one at another time.
import { z } from 'zod'

const bytesSchema = z.object({ up: z.number(), down: z.number() }).transform(({ up, down }) => up + down)
const figureSchema = z.union([z.number(), bytesSchema])
export const rowSchema = z.looseObject({
  peer: z.string(),
  error: z.string().optional(),
  /** The one that failed. */
  step: z.string().optional(),
  /** Steps beneath every engine, in ms: `raw` alone. */
  floor_ms: z.record(z.string(), z.number()).optional(),
})
export type Row = z.infer<typeof rowSchema>

/** By the name the runs give them. */
const measures: Record<string, string> = {
  seed_s: 'n entries into the local store, offline',
  push_s: "until the client is done and the server's store holds n on disk",
  pull_s: 'an empty second client, until its store holds n',
  pull_newest50_s: 'until it has the newest 50, checked',
  resume_ms: 'both live: from ten entries changed until the other app sees them',
  cold_newest50_ms: 'browser anew: open the store, list the newest 50',
  warm_newest50_ms: 'list them again',
  push_bytes: 'both ways, all sockets',
  pull_bytes: 'both ways, all sockets',
  resume_bytes: 'of one such change',
  idle_poll_bytes: 'a client that has all asks once',
  live_setup_bytes: 'both clients go live',
  live_idle_5s_bytes: 'both live, nothing happens',
}
const references = ['yjs', 'paged']

/** Rows by the peer as it was asked for, e.g. `ours+AES=1`. */
export function tableOf(runs: ReadonlyMap<string, readonly Row[]>): string {
  const names = Object.keys(measures).map((name) => [name, (row: Row) => row[name]] as const)
  const steps = new Set([...runs.values()].flat().flatMap((row) => Object.keys(row.floor_ms ?? {})))
  const floors = [...steps].map((name) => [`floor, ms: ${name}`, (row: Row) => row.floor_ms?.[name]] as const)
  return [...names, ...floors].map(([name, read]) => linesOf(name, read, runs).join('\n')).join('\n')
}

function linesOf(
  name: string,
  read: (row: Row) => unknown,
  runs: ReadonlyMap<string, readonly Row[]>,
): string[] {
  const spreads = new Map<string, Spread>()
  for (const [peer, rows] of runs) {
    const figures = rows.map((row) => figureSchema.safeParse(read(row))).flatMap(({ data }) => data ?? [])
    const found = spreadOf(figures)
    if (found !== undefined) spreads.set(peer, found)
  }
  if (spreads.size === 0) return []
  const head = ['min', 'median', 'max', ...references.map((peer) => `÷ ${peer}`)]
  return [
    `\n${name}  ${measures[name] ?? ''}`,
    lineOf('', head),
    ...[...spreads].map(([peer, { min, median, max }]) => {
      const ratios = references.map((reference) => ratioOf(median, spreads.get(reference)?.median))
      return lineOf(peer, [String(min), String(median), String(max), ...ratios])
    }),
  ]
}

type Spread = { min: number; median: number; max: number }

function spreadOf(figures: number[]): Spread | undefined {
  const sorted = figures.toSorted((a, b) => a - b)
  const [min, median, max] = [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)]
  return min === undefined || median === undefined || max === undefined ? undefined : { min, median, max }
}

function ratioOf(figure: number, reference: number | undefined): string {
  return reference ? (figure / reference).toFixed(2) : '-'
}

function lineOf(peer: string, cells: string[]): string {
  return `  ${peer.padEnd(34)}${cells.map((cell) => cell.padStart(12)).join('')}`
}
