// The measures of the record on a phone and of its server, against their bars (measures.ts).
import { slowdown } from './browser.ts'
import { incidentAhead } from './incident-ahead.ts'
import { manyPhones } from './many-phones.ts'
import type { Measure, Taken } from './measures.ts'
import { pulling } from './pulling.ts'
import { saving } from './saving.ts'
import { inMs } from './spread.ts'
import { summaries } from './summaries.ts'

/** Operations held while `presses` are saved; lines pulled; incidents summed up; phones that pull so many lines. */
export type RecordSizes = {
  held: number
  presses: number
  pulled: number
  /** Phones that open an incident while they pull. */
  aheadRuns: number
  summed: number
  phones: number
  lines: number
}

export function recordMeasures({
  held,
  presses,
  pulled,
  aheadRuns,
  summed,
  phones,
  lines,
}: RecordSizes): Measure[] {
  return [
    {
      name: `store ÷ bare put, ${held} operations`,
      unit: '',
      bar: 1.3,
      take: () => takeSaving(held, presses),
    },
    { name: `longest frame, pull of ${pulled}`, unit: ' ms', bar: 50, take: () => takePulling(pulled) },
    {
      name: `incident ÷ whole pull of ${pulled}`,
      unit: '',
      bar: 1,
      take: () => takeAhead(pulled, aheadRuns),
    },
    { name: `summaries of ${summed} incidents`, unit: ' s', bar: 7, take: () => takeSummaries(summed) },
    { name: `${phones} phones × ${lines}, errors`, unit: '', bar: 0, take: () => takePhones(phones, lines) },
  ]
}

async function takeSaving(held: number, presses: number): Promise<Taken> {
  const found = await saving(held, presses)
  const detail = `main thread ${slowdown}× slower, ${presses} presses, median (quartiles): ${inMs(found.store)} ÷ ${inMs(found.put)}, at rest ${inMs(found.putAtRest)}; press to shown ${inMs(found.shown)}`
  return { figure: found.ratio, detail, found }
}

async function takePulling(lines: number): Promise<Taken> {
  const found = await pulling(lines)
  const detail = `pulled in ${(found.pullMs / 1000).toFixed(1)} s; a page at rest ${Math.round(found.idleMs)} ms`
  return { figure: found.longestMs, detail, found }
}

async function takeAhead(lines: number, runs: number): Promise<Taken> {
  const found = await incidentAhead(lines, runs)
  const detail = `${runs} phones, median (quartiles): newest page here ${inMs(found.newest)}, incident of the middle open ${inMs(found.incident)} ÷ whole record ${inMs(found.whole)}`
  return { figure: found.incident.median / found.whole.median, detail, found }
}

async function takeSummaries(incidents: number): Promise<Taken> {
  const found = await summaries(incidents)
  const detail = `ten operations each; first rows after ${(found.firstMs / 1000).toFixed(1)} s; longest frame ${Math.round(found.longestMs)} ms, a page at rest ${Math.round(found.idleMs)} ms`
  return { figure: found.makeMs / 1000, detail, found }
}

async function takePhones(phones: number, lines: number): Promise<Taken> {
  const found = await manyPhones(phones, lines)
  const inMB = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`
  const detail = `pulled at once, each says a line: p50 ${found.p50S.toFixed(1)} s, p95 ${found.p95S.toFixed(1)} s, ${inMB(found.bytesEach)} each; server at most ${inMB(found.peakBytes)}`
  return { figure: found.errors, detail, found }
}
