// The time axis of a picture: to scale, but for long quiet gaps, which are cut where the picture says so.
const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** A gap longer than this, in which nothing was recorded, is cut. */
export const quietMs = 4 * hourMs
/** Lengths are in em, the size of a letter. A cut gap is this long, whatever it leaves out. */
export const breakLength = 3
/** Ticks stand at least this far apart. */
const tickDistance = 3
const tickSteps = [1, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440].map((minutes) => minutes * minuteMs)

// Japan has kept UTC+9 without daylight saving since 1952.
const tokyoOffsetMs = 9 * hourMs

export type Break = { fromMs: number; untilMs: number; y: number }
export type TimeScale = {
  /** Where a moment stands, from the top. A moment inside a cut gap stands at its end. */
  y: (atMs: number) => number
  breaks: Break[]
  /** Full minutes and hours of Japan's clock. */
  ticks: number[]
  /** Where a day of Japan's calendar begins to be told of: the first moment, and each midnight or first moment after. */
  days: number[]
}

type Segment = { fromMs: number; untilMs: number; y: number }

/** A scale over these moments, as long as `length`, or longer where its breaks need the room. */
export function timeScale(moments: readonly number[], length: number): TimeScale {
  const spans = spansOf(moments)
  const keptMs = spans.reduce((sum, { fromMs, untilMs }) => sum + untilMs - fromMs, 0)
  const room = Math.max(0, length - (spans.length - 1) * breakLength)
  const perMs = keptMs === 0 ? 0 : room / keptMs
  const segments = placed(spans, perMs)
  return {
    y: (atMs) => yAt(segments, perMs, atMs),
    breaks: segments.slice(1).map(({ fromMs, y }, at) => ({
      fromMs: segments[at]?.untilMs ?? fromMs,
      untilMs: fromMs,
      y: y - breakLength,
    })),
    ticks: perMs === 0 ? [] : segments.flatMap((segment) => multiples(segment, stepFor(perMs))),
    days: daysIn(segments),
  }
}

function spansOf(moments: readonly number[]): { fromMs: number; untilMs: number }[] {
  const spans: { fromMs: number; untilMs: number }[] = []
  for (const atMs of moments.toSorted((a, b) => a - b)) {
    const last = spans.at(-1)
    if (last === undefined || atMs - last.untilMs > quietMs) spans.push({ fromMs: atMs, untilMs: atMs })
    else last.untilMs = atMs
  }
  return spans
}

function placed(spans: readonly { fromMs: number; untilMs: number }[], perMs: number): Segment[] {
  let y = 0
  return spans.map((span) => {
    const segment = { ...span, y }
    y += (span.untilMs - span.fromMs) * perMs + breakLength
    return segment
  })
}

function yAt(segments: readonly Segment[], perMs: number, atMs: number): number {
  const segment = segments.find(({ untilMs }) => atMs <= untilMs) ?? segments.at(-1)
  if (segment === undefined) return 0
  const withinMs = Math.min(Math.max(atMs, segment.fromMs), segment.untilMs) - segment.fromMs
  return segment.y + withinMs * perMs
}

function stepFor(perMs: number): number {
  return tickSteps.find((step) => step * perMs >= tickDistance) ?? dayMs
}

function multiples({ fromMs, untilMs }: Segment, stepMs: number): number[] {
  const first = Math.ceil((fromMs + tokyoOffsetMs) / stepMs)
  const last = Math.floor((untilMs + tokyoOffsetMs) / stepMs)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => (first + n) * stepMs - tokyoOffsetMs)
}

function daysIn(segments: readonly Segment[]): number[] {
  const begun = segments.flatMap((segment) => [segment.fromMs, ...multiples(segment, dayMs)])
  const dayOf = (atMs: number) => Math.floor((atMs + tokyoOffsetMs) / dayMs)
  return begun.filter((atMs, at) => at === 0 || dayOf(atMs) !== dayOf(begun[at - 1] ?? atMs))
}
