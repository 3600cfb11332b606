// The lanes of a picture: a row each, side by side, with its marks, the bars of isolations and the stairs of the level.
import type { ThreatLevel } from '../../shared/plan/schemas.ts'
import type { Bar, Mark, Row, Step } from './picture.ts'
import { rowIds } from './picture.ts'

/** The room of one mark in its lane. Lengths are in em, the size of a letter. */
export const markSize = 0.9

export type Point = { x: number; y: number }
export type Lane = { row: Row; x: number; width: number }
export type PlacedMark = Mark & Point
/** `x`, `y`: its upper end; `until`: its lower. */
export type PlacedBar = Point & Pick<Bar, 'operation' | 'endedBy'> & { until: number }
/** How the level that was judged, or thought likely, went up and down. */
export type Stair = { kind: 'judged' | 'likely'; points: Point[] }
export type LaneWidths = { axis: number; lane: number; threat: number }

type Place = (atMs: number) => number

/** The lanes from left to right, beside the axis. */
export function lanesOf({ axis, lane, threat }: LaneWidths): Lane[] {
  const widths: Record<Row, number> = {
    calls: lane,
    threat,
    // Its bars have a column of their own, to the right.
    measures: lane + markSize,
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

/**
 * Marks of a lane that would lie on each other stand side by side, as far as the lane is wide; 切離し and 再組込み stand at
 * the ends of their bar.
 */
export function placedMarks(
  marks: readonly Mark[],
  lanes: readonly Lane[],
  place: Place,
  bars: readonly PlacedBar[],
): PlacedMark[] {
  const placed: PlacedMark[] = []
  for (const mark of marks) {
    const y = place(mark.atMs)
    const bar = bars.find(({ operation, endedBy }) => [operation, endedBy].includes(mark.operation))
    const near = placed.filter((one) => one.row === mark.row && !isOnBar(one, bars) && y - one.y < markSize)
    placed.push({ ...mark, y, x: bar?.x ?? xOf(mark, laneOf(lanes, mark.row), near.length) })
  }
  return placed
}

function isOnBar({ operation: mark }: Mark, bars: readonly PlacedBar[]): boolean {
  return bars.some(({ operation, endedBy }) => operation === mark || endedBy === mark)
}

function xOf({ shape }: Mark, { row, x, width }: Lane, before: number): number {
  const level = levels.find((each) => shape.endsWith(String(each)))
  if (level !== undefined) return levelX({ x, width }, level)
  const room = row === 'measures' ? width - markSize : width
  const slots = Math.max(1, Math.floor(room / markSize))
  return x + (((before % slots) + 0.5) * room) / slots
}

const levels: readonly ThreatLevel[] = [1, 2, 3]

/** The higher the level, the further to the right. */
function levelX({ x, width }: Omit<Lane, 'row'>, level: ThreatLevel): number {
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
  for (const { atMs, untilMs, ...bar } of bars.toSorted((a, b) => a.atMs - b.atMs)) {
    const y = place(atMs)
    const taken = new Set(placed.filter(({ until }) => until > y).map(({ slot }) => slot))
    const slot = [...placed.keys(), placed.length].find((each) => !taken.has(each)) ?? 0
    const until = untilMs === null ? bottom : place(untilMs)
    placed.push({ ...bar, slot, x: Math.max(x, x + width - (slot + 0.5) * markSize), y, until })
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
