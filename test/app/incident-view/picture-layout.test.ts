// Where everything of a picture stands: to scale, cut where nothing happened, no label over another.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldIncident } from '../../../shared/incident/fold.ts'
import { layOut, lineHeight } from '../../../app/incident-view/picture-layout.ts'
import type { Layout } from '../../../app/incident-view/picture-layout.ts'
import { breakLength, quietMs, timeScale } from '../../../app/incident-view/picture-scale.ts'
import { pictureOf } from '../../../app/incident-view/picture.ts'
import type { Operation } from '../../../shared/incident/operation.ts'
import { incident, intake } from '../../people.ts'
import { anyHistory } from '../../incident/histories.ts'
import { twoDays } from '../../incident/night-of-two-days.ts'
import { foldOf, measure } from '../../incident/said.ts'

const minuteMs = 60_000
const words = {
  mark: ({ shape }: { shape: string }) => `02:13 ${shape}と記録した`,
  day: (atMs: number) => `日 ${atMs}`,
  gap: () => '記録なし(縮めて表示)',
}

function ms(moment: string): number {
  return Date.parse(`${moment.replace(' ', 'T')}:00+09:00`)
}

function laidOut(said: Operation[], width = 24): Layout {
  return layOut(pictureOf(foldOf(...said).incident), words, width)
}

it('[PI1] no clause is broken over two lines of a label, wherever it stands in it', () => {
  for (let before = 0; before < 12; before += 1) {
    const told = { ...words, mark: () => `${'県'.repeat(before)} 3-4(2)` }
    const { labels } = layOut(pictureOf(foldOf(intake()).incident), told, 20)
    expect(labels.flatMap(({ lines }) => lines).join('\n')).toContain('3-4(2)')
  }
})

// 可能|性が高い: labels were broken wherever a line was full.
it('[PI1] no word is broken over two lines of a label that has room for it', () => {
  const told = {
    ...words,
    mark: () => '02:13 指定情報処理機関へ通報した可能性が高いとして記録・既存住基システムの切離しを',
  }
  const linesAt = (width: number) =>
    layOut(pictureOf(foldOf(intake()).incident), told, width).labels.find(({ mark }) => mark)?.lines
  expect(linesAt(24)?.join('|')).toBe(
    '02:13 |指定情報処理機関へ|通報した可能性が|高いとして記録・|既存住基システムの|切離しを',
  )
  // A word longer than a line has no other way.
  expect(linesAt(8)?.join('').startsWith('02:13 指定')).toBe(true)
})

describe('the scale', () => {
  const night = ['2026-11-23 02:00', '2026-11-23 02:30', '2026-11-23 04:00'].map(ms)

  it('[PI1] puts moments as far apart as they are', () => {
    const { y } = timeScale(night, 24)
    expect(night.map(y)).toEqual([0, 6, 24])
    expect(timeScale(night.toReversed(), 24).y(ms('2026-11-23 03:00'))).toBe(12)
  })

  it('[PI1] cuts a gap of more than four hours, no other, and says from when to when', () => {
    const [from = 0] = night
    expect(timeScale([from, from + quietMs], 24).breaks).toEqual([])
    const cut = timeScale([from, from + quietMs + 1], 24)
    expect(cut.breaks).toEqual([{ fromMs: from, untilMs: from + quietMs + 1, y: 0 }])
    expect(cut.y(from + quietMs + 1)).toBe(breakLength)
    expect(cut.y(from + quietMs / 2)).toBe(breakLength)
  })

  it('[PI1] is one scale on both sides of a cut', () => {
    const morning = ['2026-11-24 09:00', '2026-11-24 10:00'].map(ms)
    const { y } = timeScale([...night, ...morning], 33)
    expect(y(morning[1] ?? 0) - y(morning[0] ?? 0)).toBeCloseTo((y(night[2] ?? 0) - y(night[0] ?? 0)) / 2)
    expect(y(morning[1] ?? 0)).toBeCloseTo(33)
  })

  it('[PI1] a clock of 2099 takes a cut of its own and no room from the rest', () => {
    const { y, breaks } = timeScale([...night, ms('2099-01-01 00:00')], 24 + breakLength)
    expect(night.map(y)).toEqual([0, 6, 24])
    expect(breaks).toHaveLength(1)
    expect(y(ms('2099-01-01 00:00'))).toBe(24 + breakLength)
  })

  it('[PI1] ticks are full minutes or hours of Japan’s clock, apart enough to be read', () => {
    const { ticks, y } = timeScale(night, 24)
    expect(ticks).toEqual(
      ['02:00', '02:15', '02:30', '02:45', '03:00', '03:15', '03:30', '03:45', '04:00'].map((time) =>
        ms(`2026-11-23 ${time}`),
      ),
    )
    const long = timeScale([ms('2026-11-23 01:17'), ms('2026-11-23 05:01'), ms('2026-11-23 08:40')], 10)
    expect(long.ticks.map((tick) => (tick - ms('2026-11-23 00:00')) / (60 * minuteMs))).toEqual([3, 6])
    expect(y(ticks[1] ?? 0) - y(ticks[0] ?? 0)).toBeGreaterThanOrEqual(3)
  })

  it('[PI1] a day is told at the first moment and where the date changes in Japan', () => {
    const over = timeScale(['2026-11-22 23:00', '2026-11-23 02:00', '2026-11-24 09:00'].map(ms), 24)
    expect(over.days).toEqual(['2026-11-22 23:00', '2026-11-23 00:00', '2026-11-24 09:00'].map(ms))
    expect(timeScale(['2026-11-23 01:00', '2026-11-23 09:00'].map(ms), 24).days).toHaveLength(1)
  })

  it('[PI1] of one moment, or of none, is a point', () => {
    const one = timeScale([ms('2026-11-23 02:13')], 24)
    expect([one.y(ms('2026-11-23 02:13')), one.ticks, one.breaks, one.days.length]).toEqual([0, [], [], 1])
    expect(timeScale([], 24)).toMatchObject({ ticks: [], breaks: [], days: [] })
  })
})

/** Labels from the top, none over the one above it, all inside. */
function expectApart({ labels, height, labelX, lanes }: Layout): void {
  let free = -1e-9
  for (const { top, lines } of labels) {
    expect(top).toBeGreaterThanOrEqual(free)
    free = top + lines.length * lineHeight
  }
  expect(free).toBeLessThanOrEqual(height)
  for (const { x, width } of lanes) expect(x + width).toBeLessThan(labelX)
}

describe('the layout', () => {
  it.each([10, 18, 24, 50])('[PI2] in a room of %i em no label lies over another', (width) => {
    const laid = laidOut(twoDays(), width)
    expectApart(laid)
    expect(laid.labels).toHaveLength(laid.marks.length + 2 + 1)
    expect(laid.breaks).toHaveLength(1)
  })

  it('[PI2] of any history, whatever its clocks, keeps labels apart and everything inside', () => {
    fc.assert(
      fc.property(anyHistory, fc.integer({ min: 8, max: 60 }), ({ own, calls }, width) => {
        const laid = layOut(pictureOf(foldIncident(incident, own, calls).incident), words, width)
        expectApart(laid)
        for (const { x, y } of laid.marks) {
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x).toBeLessThan(laid.labelX)
          expect(y).toBeGreaterThanOrEqual(0)
          expect(y).toBeLessThanOrEqual(laid.height)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('[PI2] marks of the same row and instant stand side by side where the lane is wide enough', () => {
    const { marks } = laidOut([measure(), measure()], 60)
    expect(marks[0]?.y).toBe(marks[1]?.y)
    expect(marks[0]?.x).toBeLessThan(marks[1]?.x ?? 0)
  })

  it('[PI3] isolations at once stand side by side; an open one goes on to the bottom, a closed one to its end', () => {
    const { bars, height, marks } = laidOut(twoDays())
    const back = marks.find(({ shape }) => shape === 'reconnected')
    expect(bars.map(({ endedBy, until }) => [endedBy, until])).toEqual([
      [back?.operation, back?.y],
      [null, height],
    ])
    expect(bars[0]?.x).not.toBe(bars[1]?.x)
    const ends = marks.filter(({ shape }) => shape === 'isolated' || shape === 'reconnected')
    expect(ends.map(({ x }) => x)).toEqual([bars[0]?.x, bars[1]?.x, bars[0]?.x])
  })

  it('[PI3] the stair of the judged level goes from 3 down to 2 at the time of the second judgement', () => {
    const { stairs, marks, height } = laidOut(twoDays())
    const stair = stairs.find(({ kind }) => kind === 'judged')
    const [first, second] = marks.filter(({ shape }) => shape.startsWith('judged'))
    expect(stair?.points.map(({ y }) => y)).toEqual([first?.y, second?.y, second?.y, height])
    expect(stair?.points[0]?.x).toBeGreaterThan(stair?.points[2]?.x ?? Infinity)
  })

  it('[PI2] one record, or none, is laid out', () => {
    expectApart(laidOut([intake()]))
    expect(laidOut([intake()]).labels.map(({ key }) => key)).toHaveLength(2)
    expect(laidOut([]).labels).toEqual([])
  })

  it('[PI2] a long text is wrapped, never before a closing bracket, and ends in … after six lines', () => {
    const long = { ...words, mark: () => '切り離した(3-4(1))'.repeat(20) }
    const { labels } = layOut(pictureOf(foldOf(intake()).incident), long, 24)
    const lines = labels.at(-1)?.lines ?? []
    expect(lines).toHaveLength(6)
    expect(lines.at(-1)).toMatch(/…$/)
    expect(lines.filter((line) => line.startsWith(')'))).toEqual([])
  })
})
