// The lanes of a picture: a row each, side by side, with its marks, the bars of isolations and the stairs of the level.
import type { ThreatLevel } from '../plan/threat-levels.ts'
import type { Bar, Mark, Row, Step } from './picture.ts'
import { rowIds } from './picture.ts'

/** The room of one mark in its lane. Lengths are in em, the size of a letter. */
export const markSize = 0.9
/** A bar stands at the right of its lane, the next at once to the left of it. */
const barWidth = 0.5

export type Point = { x: number; y: number }
export type Lane = { row: Row; x: number; width: number }
export type PlacedMark = Mark & Point
export type PlacedBar = Point & { operation: string; until: number; isOpen: boolean }
/** How the level that was judged, or thought likely, went up and down. */
export type Stair = { kind: 'judged' | 'likely'; points: Point[] }
export type LaneWidths = { axis: number; lane: number; threat: number }

type Place = (atMs: number) => number

/** The lanes from left to right, beside the axis. */
export function lanesOf({ axis, lane, threat }: LaneWidths): Lane[] {
  const widths: Record<Row, number> = {
    calls: lane,
    threat,
    measures: lane + barWidth,
    council: lane,
    reports: lane,
  }
  let x = axis
  return rowIds.map((row) => {
    const placed = { row, x, width: widths[row] }
    x += widths[row]
    return placed
  })
}

/** Marks of a lane that would lie on each other stand side by side, as far as the lane is wide. */
export function placedMarks(marks: readonly Mark[], lanes: readonly Lane[], place: Place): PlacedMark[] {
  const before: (PlacedMark & { slot: number })[] = []
  for (const mark of marks) {
    const y = place(mark.atMs)
    const near = before.filter((one) => one.row === mark.row && y - one.y < markSize)
    const lane = laneOf(lanes, mark.row)
    const slots = mark.row === 'threat' ? 1 : Math.max(1, Math.floor(lane.width / markSize))
    const slot = near.length % slots
    before.push({ ...mark, slot, y, x: xOf(mark, lane, slot, slots) })
  }
  return before.map(({ slot: _slot, ...mark }) => mark)
}

function xOf({ shape }: Mark, lane: Lane, slot: number, slots: number): number {
  const level = levels.find((each) => shape.endsWith(String(each)))
  if (level !== undefined) return levelX(lane, level)
  return lane.x + ((slot + 0.5) * lane.width) / slots
}

const levels: readonly ThreatLevel[] = [1, 2, 3]

/** The higher the level, the further to the right. */
function levelX({ x, width }: Lane, level: ThreatLevel): number {
  return x + ((level - 0.5) * width) / levels.length
}

/** Bars of isolations that last at the same time stand side by side; an open one goes on to the `bottom`. */
export function placedBars(
  bars: readonly Bar[],
  lanes: readonly Lane[],
  place: Place,
  bottom: number,
): PlacedBar[] {
  const { x, width } = laneOf(lanes, 'measures')
  const placed: (PlacedBar & { slot: number })[] = []
  for (const { operation, atMs, untilMs } of bars.toSorted((a, b) => a.atMs - b.atMs)) {
    const y = place(atMs)
    const taken = new Set(placed.filter(({ until }) => until > y).map(({ slot }) => slot))
    const slot = [...placed.keys(), placed.length].find((each) => !taken.has(each)) ?? 0
    const until = untilMs === null ? bottom : place(untilMs)
    const right = Math.max(x, x + width - (slot + 0.5) * barWidth)
    placed.push({ operation, slot, x: right, y, until, isOpen: untilMs === null })
  }
  return placed.map(({ slot: _slot, ...bar }) => bar)
}

/** One stair for each stretch in which a level stood; the last goes on to the `bottom`. */
export function stairsOf(
  steps: readonly Step[],
  lanes: readonly Lane[],
  place: Place,
  bottom: number,
): Stair[] {
  const lane = laneOf(lanes, 'threat')
  return (['judged', 'likely'] as const).flatMap((kind) => {
    const stairs: Stair[] = []
    let open: Stair | null = null
    for (const [at, step] of steps.entries()) {
      const level = step[kind]
      const next = steps[at + 1]
      const until = next === undefined ? bottom : place(next.atMs)
      if (level === null) open = null
      else {
        if (open === null) stairs.push((open = { kind, points: [] }))
        const x = levelX(lane, level)
        open.points.push({ x, y: place(step.atMs) }, { x, y: until })
      }
    }
    return stairs
  })
}

function laneOf(lanes: readonly Lane[], row: Row): Lane {
  const found = lanes.find((lane) => lane.row === row)
  if (found === undefined) throw new Error(`no lane ${row}`)
  return found
}
