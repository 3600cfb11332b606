// Measure: from the press to the words that it was saved, on a phone that holds many operations, its main thread slowed
// down: the store's part, beside one strict put of the same bytes in a bare database, begun by the same press. The page draws
// what the press did meanwhile, for both.
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { chromiumFlags } from '../e2e/chromium.mjs'
import { openTown, sizes as screens } from '../e2e/town.ts'
import { browserPath, slowdown } from './browser.ts'
import { fillDevice } from './fill-device.ts'
import { spread } from './spread.ts'
import type { Spread } from './spread.ts'

export type Saving = { ratio: number; store: Spread; put: Spread; putAtRest: Spread; shown: Spread }

/** Before the first press: as many as a record of ours has. */
const bytesAtFirst = 900

/** Milliseconds: of the store from its first transaction to the end of the one that wrote; `shown` from the press on. */
export async function saving(operations: number, runs: number): Promise<Saving> {
  const town = await openTown(new Date().toISOString())
  const browser = await chromium.launch({ executablePath: browserPath, args: chromiumFlags })
  try {
    const context = await browser.newContext({ viewport: screens.phone, locale: 'ja-JP', baseURL: town.url })
    await context.addInitScript(watchStore)
    const page = await context.newPage()
    page.setDefaultTimeout(0)
    await page.goto('/device')
    await page.getByText('未登録').first().waitFor()
    await page.evaluate(fillDevice, { size: operations, perIncident: 10, rare: '' })
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    let bytes = bytesAtFirst
    const [storeMs, putMs, restMs, shownMs]: [number[], number[], number[], number[]] = [[], [], [], []]
    for (let run = 0; run < runs; run += 1) {
      const saved = await saveOnce(page, run, bytes)
      ;({ bytes } = saved)
      storeMs.push(saved.storeMs)
      putMs.push(saved.putMs)
      shownMs.push(saved.shownMs)
      restMs.push(await page.evaluate(putAtRest))
    }
    const [store, put] = [spread(storeMs), spread(putMs)]
    return { ratio: store.median / put.median, store, put, putAtRest: spread(restMs), shown: spread(shownMs) }
  } finally {
    await browser.close()
    await town.end()
  }
}

type Saved = { storeMs: number; putMs: number; shownMs: number; bytes: number }

async function saveOnce(page: Page, run: number, bytes: number): Promise<Saved> {
  await page.goto('/record')
  await page.getByLabel('何が起きたか').fill(`業務端末の画面で見慣れない操作を確認した。場所は電算室${run}`)
  // What was typed is being kept, and a person reads what they typed.
  await page.waitForTimeout(1_000)
  await page.evaluate(readyBare, bytes)
  await page.getByRole('button', { name: '不正行為の疑い' }).click()
  await page.locator('.undo-what').waitFor()
  return page.evaluate(() => Reflect.get(globalThis, 'savedOnce'))
}

/** In the page, before its own scripts: what the press sets going in the record's database. */
function watchStore(): void {
  let [pressedMs, firstMs] = [0, 0]
  const saved = { storeMs: 0, putMs: 0, shownMs: 0, bytes: 0 }
  Object.assign(globalThis, { savedOnce: saved })
  addEventListener(
    'click',
    () => {
      pressedMs = performance.now()
      firstMs = 0
      void Reflect.get(globalThis, 'putBare')().then((putMs: number) => (saved.putMs = putMs))
      const look = () => {
        if (document.querySelector('.undo-what') === null) requestAnimationFrame(look)
        else saved.shownMs = performance.now() - pressedMs
      }
      look()
    },
    { capture: true },
  )
  const { add } = IDBObjectStore.prototype
  IDBObjectStore.prototype.add = function (...given) {
    if (this.name === 'outbox') {
      saved.bytes = given[0].sealed.length
      const end = () => (saved.storeMs = performance.now() - firstMs)
      this.transaction.addEventListener('complete', end, { once: true })
    }
    return add.apply(this, given)
  }
  const { transaction } = IDBDatabase.prototype
  IDBDatabase.prototype.transaction = function (...given) {
    if (pressedMs > 0 && this.name !== 'bare') firstMs ||= performance.now()
    return transaction.apply(this, given)
  }
}

/** In the page: a database that holds nothing else, ready to take one record of so many bytes, strictly. */
async function readyBare(bytes: number): Promise<void> {
  const opening = indexedDB.open('bare')
  opening.addEventListener('upgradeneeded', () =>
    opening.result.createObjectStore('lines', { autoIncrement: true }),
  )
  await new Promise((resolve) => opening.addEventListener('success', resolve))
  const putBare = async () => {
    const begun = performance.now()
    const writing = opening.result.transaction('lines', 'readwrite', { durability: 'strict' })
    writing.objectStore('lines').put({ sealed: new Uint8Array(bytes) })
    await new Promise((resolve) => writing.addEventListener('complete', resolve))
    return performance.now() - begun
  }
  Object.assign(globalThis, { putBare })
}

function putAtRest(): Promise<number> {
  return Reflect.get(globalThis, 'putBare')()
}
