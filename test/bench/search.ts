// Measure: a word of two characters, from the page's question to the search worker's answer, with few and with many
// operations on the device. Real Chromium, real IndexedDB, the worker as it is built.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import { chromiumFlags } from '../e2e/chromium.mjs'
import { openTown, root } from '../e2e/town.ts'
import { browserPath } from './browser.ts'
import { fillDevice } from './fill-device.ts'

/** Each of two characters: in three records, in every record, in none. */
const words = {
  rare: ['竹林', '鉱泉', '灯台'],
  common: ['端末', '画面', '確認'],
  absent: ['龍宮', '氷河', '砂漠'],
} as const
const perRound = 5

/** In operations on the device; nothing is measured in the first rounds, until what was built has settled. */
export type SearchSizes = { few: number; many: number; rounds: number; warmUpRounds: number }

export type WordKind = keyof typeof words
export type SearchTimes = Record<WordKind, { ratio: number; fewMs: number; manyMs: number }>
export type Search = {
  ratio: number
  queries: number
  times: SearchTimes
  buildMs: { few: number; many: number }
}

/** p95 in milliseconds, the two devices asked by turns; `ratio` the worst of the three kinds of word. */
export async function search(sizes: SearchSizes): Promise<Search> {
  const town = await openTown(new Date().toISOString())
  const browser = await chromium.launch({ executablePath: browserPath, args: chromiumFlags })
  try {
    const worker = (await readdir(join(root, 'dist/assets'))).find((name) => name.startsWith('search-worker'))
    if (worker === undefined) throw new Error('the search worker was not built')
    const few = await openWith(browser, town.url, sizes.few)
    const many = await openWith(browser, town.url, sizes.many)
    const buildMs = { few: await start(few, worker), many: await start(many, worker) }
    const times = {
      rare: await compare('rare', [few, many], sizes),
      common: await compare('common', [few, many], sizes),
      absent: await compare('absent', [few, many], sizes),
    }
    const ratio = Math.max(...Object.values(times).map((time) => time.ratio))
    return { ratio, queries: sizes.rounds * perRound, times, buildMs }
  } finally {
    await browser.close()
    await town.end()
  }
}

async function compare(
  kind: WordKind,
  [few, many]: readonly [Page, Page],
  sizes: SearchSizes,
): Promise<SearchTimes[WordKind]> {
  const [fewMs, manyMs]: [number[], number[]] = [[], []]
  for (let round = -sizes.warmUpRounds; round < sizes.rounds; round += 1) {
    const word = words[kind][Math.abs(round) % words[kind].length] ?? ''
    const ofFew = await ask(few, word, expected(kind, sizes.few))
    const ofMany = await ask(many, word, expected(kind, sizes.many))
    if (round < 0) continue
    fewMs.push(...ofFew)
    manyMs.push(...ofMany)
  }
  const [p95Few, p95Many] = [p95(fewMs), p95(manyMs)]
  return { ratio: p95Many / p95Few, fewMs: p95Few, manyMs: p95Many }
}

function expected(kind: WordKind, size: number): number {
  return { rare: 3, common: size, absent: 0 }[kind]
}

function p95(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Infinity
}

/** A device that holds so many operations, twenty an incident. */
async function openWith(browser: Browser, url: string, size: number): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await page.goto(`${url}/device`)
  await page.getByText('未登録').first().waitFor()
  await page.evaluate(fillDevice, { size, perIncident: 20, rare: words.rare.join('') })
  return page
}

/** Starts the worker in the page; answers how long it took to read everything. */
function start(page: Page, worker: string): Promise<number> {
  return page.evaluate(async (path) => {
    const begun = performance.now()
    const started = new Worker(path, { type: 'module' })
    Object.assign(globalThis, { started })
    await new Promise<void>((resolve, reject) => {
      started.addEventListener('message', ({ data }) => {
        if (data.kind === 'failed') reject(new Error('the index was not built'))
        if (data.kind === 'progress' && data.progress.done) resolve()
      })
    })
    return performance.now() - begun
  }, `/assets/${worker}`)
}

/** Asks for the word, one time after the other; milliseconds each. */
function ask(page: Page, word: string, total: number): Promise<number[]> {
  return page.evaluate(
    async ([query, wanted, times]) => {
      const worker: Worker = Reflect.get(globalThis, 'started')
      const spent: number[] = []
      for (let n = 0; n < times; n += 1) {
        const begun = performance.now()
        const found = await new Promise<number>((resolve) => {
          // The app behind the page makes its summaries meanwhile, and the worker tells of each change too.
          const hear = ({ data }: MessageEvent) => {
            if (data.kind !== 'found' || data.ask !== n) return
            worker.removeEventListener('message', hear)
            resolve(data.total)
          }
          worker.addEventListener('message', hear)
          worker.postMessage({ kind: 'find', ask: n, query, from: 0, limit: 50 })
        })
        spent.push(performance.now() - begun)
        if (found !== wanted) throw new Error(`${query}: ${found}, not ${wanted}`)
      }
      return spent
    },
    [word, total, perRound] as const,
  )
}
