// Where everything of an incident's picture stands: time runs down to scale, a lane for each row, and beside the lanes a
// label for each mark, none over another. Pure; lengths are in em, the size of a letter, so that it grows with the text.
import type { Mark, Picture } from './picture.ts'
import { lanesOf, placedBars, placedMarks, stairsOf } from './picture-lanes.ts'
import type { Lane, LaneWidths, PlacedBar, PlacedMark, Stair } from './picture-lanes.ts'
import { clauseParts } from '../ui/clause-parts.ts'
import { breakLength, timeScale } from './picture-scale.ts'
import type { Break, TimeScale } from './picture-scale.ts'

export const lineHeight = 1.35
const labelGap = 0.35
/** Before the text of a label: the mark once more. */
export const iconRoom = 1.3
/** Between the lanes and the labels, where a line leads from each mark to its own. */
const leaderRoom = 1.2
const leastHeight = 10
const labelWidths = { least: 4, most: 36 }
const maxLines = 6

/** Where there is no room for an axis of its own, its times are left to the labels. */
const laneWidths: readonly (LaneWidths & { from: number })[] = [
  { from: 40, axis: 3.6, lane: 2, threat: 3 },
  { from: 24, axis: 3.4, lane: 1.1, threat: 1.9 },
  { from: 18, axis: 3.3, lane: 0.9, threat: 1.5 },
]
const narrowest: LaneWidths = { axis: 0, lane: 0.9, threat: 1.5 }

export type Label = {
  key: string
  /** The mark it tells of; null: it tells of a day, or of a cut gap. */
  mark: PlacedMark | null
  lines: string[]
  top: number
  /** Where on the scale it belongs. */
  y: number
}

export type Layout = {
  width: number
  height: number
  /** The left edge of the labels. */
  labelX: number
  lanes: Lane[]
  marks: PlacedMark[]
  bars: PlacedBar[]
  stairs: Stair[]
  labels: Label[]
  ticks: { atMs: number; y: number }[]
  breaks: Break[]
}

/** The words beside the lanes. */
export type PictureWords = {
  mark: (mark: Mark) => string
  day: (atMs: number) => string
  gap: (gap: Break) => string
}

/** The picture laid out in a room of `width`; what is written there takes its height. */
export function layOut({ marks, steps, bars }: Picture, words: PictureWords, width: number): Layout {
  const lanes = lanesOf(laneWidths.find(({ from }) => width >= from) ?? narrowest)
  const labelX = Math.max(...lanes.map((lane) => lane.x + lane.width)) + leaderRoom
  const room = width - labelX - iconRoom
  const textWidth = Math.min(labelWidths.most, Math.max(labelWidths.least, room))
  const moments = [...marks.map(({ atMs }) => atMs), ...bars.flatMap(({ untilMs }) => untilMs ?? [])]
  const flat = timeScale(moments, 0)
  const least = labelsOn(flat, placedMarks(marks, lanes, flat.y, []), words, textWidth)
  const needed = least.reduce((sum, { lines }) => sum + heightOf(lines), 0) + flat.breaks.length * breakLength
  const scale = timeScale(moments, Math.max(leastHeight, needed))
  const height = Math.max(leastHeight, needed) + lineHeight
  const drawnBars = placedBars(bars, lanes, scale.y, height)
  const drawn = placedMarks(marks, lanes, scale.y, drawnBars)
  return {
    width: labelX + iconRoom + textWidth,
    height,
    labelX,
    lanes,
    marks: drawn,
    bars: drawnBars,
    stairs: stairsOf(steps, lanes, scale.y, height),
    labels: apart(labelsOn(scale, drawn, words, textWidth), height),
    ticks: scale.ticks.map((atMs) => ({ atMs, y: scale.y(atMs) })),
    breaks: scale.breaks,
  }
}

type Unplaced = Omit<Label, 'top'>

/** Days, cut gaps and marks as they follow each other down the scale. */
function labelsOn(
  scale: TimeScale,
  marks: readonly PlacedMark[],
  words: PictureWords,
  textWidth: number,
): Unplaced[] {
  const plain = (key: string, y: number, text: string): Unplaced => ({
    key,
    mark: null,
    y,
    lines: wrapped(text, textWidth + iconRoom),
  })
  const labels = [
    ...scale.breaks.map((gap) => plain(`gap ${gap.fromMs}`, gap.y + breakLength / 2, words.gap(gap))),
    ...scale.days.map((atMs) => plain(`day ${atMs}`, scale.y(atMs), words.day(atMs))),
    ...marks.map((mark) => ({
      key: mark.operation,
      mark,
      y: mark.y,
      lines: wrapped(words.mark(mark), textWidth),
    })),
  ]
  return labels.toSorted((a, b) => a.y - b.y)
}

/** Each as near to its place as the ones above allow, and none below `height`, where there is room for all. */
function apart(labels: readonly Unplaced[], height: number): Label[] {
  let free = 0
  const downwards = labels.map((label) => {
    const top = Math.max(free, label.y - lineHeight / 2)
    free = top + heightOf(label.lines)
    return { ...label, top }
  })
  let floor = height
  return downwards
    .toReversed()
    .map((label) => {
      floor = Math.min(label.top, floor - heightOf(label.lines))
      return { ...label, top: floor }
    })
    .toReversed()
}

function heightOf(lines: readonly string[]): number {
  return lines.length * lineHeight + labelGap
}

/** Full-width letters are one em wide, others a little more than half of it. */
const halfWidth = 0.62
/** Characters that never begin a line. */
const closing = /[)」、。・ー]/

function sizeOf(letter: string): number {
  return /[\u0020-\u024f\uff61-\uff9f]/.test(letter) ? halfWidth : 1
}

/** Apart where a word may end: behind kana that follow it, a space or a mark. */
function phrasesOf(text: string): string[] {
  const phrases = text.match(/[^\p{Script=Hiragana}\s・、。]*\p{Script=Hiragana}*[\s・、。)」]*/gu) ?? []
  return phrases.filter((phrase) => phrase !== '')
}

function wrapped(text: string, width: number): string[] {
  const lines = ['']
  let used = 0
  const lengthOf = (piece: string) => [...piece].reduce((sum, letter) => sum + sizeOf(letter), 0)
  const pieces = clauseParts(text)
    .flatMap((part, at) => (at % 2 === 1 ? [part] : phrasesOf(part)))
    .flatMap((phrase) => (lengthOf(phrase) > width ? [...phrase] : [phrase]))
  for (const piece of pieces) {
    const size = lengthOf(piece)
    if (used + size > width && !closing.test(piece.charAt(0))) {
      lines.push('')
      used = 0
    }
    lines[lines.length - 1] += piece
    used += size
  }
  return lines.length <= maxLines
    ? lines
    : [...lines.slice(0, maxLines - 1), `${lines[maxLines - 1]?.slice(0, -1)}…`]
}
