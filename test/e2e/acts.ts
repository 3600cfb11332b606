// What a person does on a screen, as often as the specs need it done.
import type { Page } from '@playwright/test'
import type { Device } from './device.ts'

/**
 * Follows a link to this address in the app that is open: a page that is loaded anew takes all its screens in again,
 * which costs more than what is done on one.
 */
export async function visit(page: Page, address: string): Promise<void> {
  if (page.url() === 'about:blank') {
    await page.goto(address)
    return
  }
  // The call screen stands before the app does; a link followed by the browser itself would load the page anew.
  await page.waitForFunction(() => '__vue_app__' in (document.querySelector('#app') ?? {}))
  await page.evaluate(async (to) => {
    const { dataset } = document.documentElement
    const { pathname, search } = new URL(to, location.origin)
    const link = document.createElement('a')
    link.setAttribute('href', pathname + search)
    document.body.append(link)
    delete dataset['screen']
    link.click()
    link.remove()
    while (dataset['screen'] === undefined) await new Promise(requestAnimationFrame)
  }, address)
}

/** Types a code into the app, as a person enrols a device. */
export async function enrol(page: Page, code: string, deviceName: string): Promise<void> {
  await visit(page, '/device')
  await tryCode(page, code, deviceName)
  await page.getByText('登録しました').waitFor()
}

/** Types a code and presses the button, whatever comes of it. */
export async function tryCode(page: Page, code: string, deviceName: string): Promise<void> {
  await page.getByLabel('登録コード').fill(code)
  await page.getByLabel('端末の名前').fill(deviceName)
  await page.getByRole('button', { name: '登録する' }).click()
}

/** いま使っている人 */
export async function usedBy(page: Page, name: string): Promise<void> {
  const field = page.getByLabel('氏名', { exact: true })
  // Where a name was asked for, the field stands open already.
  if (!(await field.isVisible())) await page.getByRole('button', { name: '変える' }).click()
  await field.fill(name)
  await page.getByRole('button', { name: 'この人にする' }).click()
  await page.getByLabel('いま使っている人').getByText(name, { exact: true }).waitFor()
}

/** Records an incident, or at `/drills/new` begins a drill, and answers the address of its screen. */
export async function record(
  page: Page,
  what: string,
  save = '不正行為の疑い',
  path = '/record',
): Promise<string> {
  await visit(page, path)
  await page.getByLabel('何が起きたか').fill(what)
  await page.getByRole('button', { name: save }).click()
  await page.getByRole('heading', { name: 'いますること' }).waitFor()
  return page.url()
}

/** On an incident's screen: opens every fold of what can wait, and the whole of what happened. */
export async function openFolds(page: Page): Promise<void> {
  await page.locator('.duty-fold').first().waitFor()
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('.duty-fold')) fold.setAttribute('open', '')
    document.querySelector<HTMLElement>('.all-lines')?.click()
  })
}

/** Records a measure on the screen of an incident that has none yet. */
export async function takeMeasure(page: Page, done: string): Promise<void> {
  await openFolds(page)
  await page.locator('.duty').getByRole('button', { name: '措置を記録', exact: true }).click()
  await page.getByLabel('とった措置').fill(done)
  await page.getByRole('button', { name: '措置を保存する' }).click()
  await page.getByText(done).waitFor()
}

/** From now on the app opens on this device without the server. */
export async function installed(page: Page): Promise<void> {
  await page.evaluate(async () => {
    globalThis.allowWorker?.()
    await navigator.serviceWorker.ready
  })
}

/** The device's cookie is gone, as when a phone clears what sites have stored; no answer under way brings it back. */
export async function loseSession(device: Device): Promise<void> {
  await device.goOffline()
  await device.context.clearCookies()
  await device.goOnline()
}
