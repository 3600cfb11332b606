// The app in a frame of its own, as a tab of this device: a person's hands on it, reloads, a second tab beside it. Its
// record is the test's own: facts are said by the app's append, and what was saved is read back from IndexedDB.
import { expect, onTestFinished } from 'vitest'
import { locators, page } from 'vitest/browser'
import type { FrameLocator, Locator } from 'vitest/browser'
import { append, newId } from '../../app/record/log/append.ts'
import type { Summary } from '../../app/record/derived/summary.ts'
import { openText } from '../../app/record/log/codec.ts'
import { phone } from '../../app/record/log/this-phone.ts'
import { useDevice } from '../../app/record/state/device.ts'
import type { Kind } from '../../shared/incident/operation-bodies.ts'
import { operationIn } from '../incident/operation-in.ts'
import type { Operation } from '../../shared/incident/operation.ts'
import type { Fact } from '../../shared/incident/operation.ts'
import { shiftClock } from '../e2e/shifted-clock.mjs'
import { fixedNow } from '../people.ts'
import { useHand } from './hand.ts'
import { rows } from './town.ts'

declare module 'vitest/browser' {
  interface LocatorSelectors {
    css: (selector: string) => Locator
  }
}
declare global {
  var clockShiftMs: number
  var prepareScreen: ((window: Browser) => void) | undefined
}
/** The globals of a page under test. */
export type Browser = Window & typeof globalThis & { shiftClock: typeof shiftClock }

export const sizes = {
  phone: { width: 390, height: 844 },
  smallPhone: { width: 360, height: 640 },
  desk: { width: 1280, height: 800 },
} as const

/** Where the call screen stands here: `/` is the test runner's own page. */
const callScreen = '/index.html'

// The build is waited for here, where no test's time runs yet.
await fetch(callScreen)
locators.extend({ css: (selector: string) => selector })
useHand()
const shiftMs = fixedNow.getTime() - Date.now()
globalThis.clockShiftMs = shiftMs
shiftClock(shiftMs)

export type Screen = FrameLocator & {
  window: () => Browser
  document: () => Document
  /** Follows a link to this path, as those that stand in the page are followed. */
  go: (path: string) => void
  reload: () => Promise<void>
  /** The link that was last handed to the phone's dialler. */
  dialled: () => string | undefined
  close: () => void
}

/** In each screen that loads from now on this is done before anything of the page's own. */
export function beforeLoading(prepare: (browser: Browser) => void): void {
  globalThis.prepareScreen = prepare
  onTestFinished(() => {
    globalThis.prepareScreen = undefined
  })
}

/** In the screens that load from now on what waits for so long waits less. */
export function hurry(waitsMs: number, insteadMs: number): void {
  beforeLoading((browser) => {
    const real = browser.setTimeout.bind(browser)
    const hurried = (work: () => void, ms?: number) => real(work, ms === waitsMs ? insteadMs : ms)
    Object.assign(browser, { setTimeout: hurried })
  })
}

/** In the screens that load from now on it is this moment when they load. */
export function clockAt(time: number): void {
  globalThis.clockShiftMs = shiftMs + time - Date.now()
  onTestFinished(() => {
    globalThis.clockShiftMs = shiftMs
  })
}

let opened = 0

/** Opens the app at this path; a second one stands beside the first. */
export async function open(
  path = callScreen,
  size: { width: number; height: number } = sizes.phone,
): Promise<Screen> {
  const frame = document.createElement('iframe')
  opened += 1
  frame.dataset['testid'] = `screen-${opened}`
  Object.assign(frame.style, { border: '0', width: `${size.width}px`, height: `${size.height}px` })
  Object.assign(document.body.style, { margin: '0', display: 'flex', flexWrap: 'nowrap' })
  const width = document.querySelectorAll('iframe').length * size.width + size.width
  await page.viewport(width, size.height)
  await loaded(frame, () => {
    frame.src = path
    document.body.append(frame)
  })
  const window = () => {
    if (frame.contentWindow === null) throw new Error('the screen was closed')
    return frame.contentWindow as Browser
  }
  const close = () => frame.remove()
  onTestFinished(close)
  const inside = page.frameLocator(page.getByTestId(`screen-${opened}`))
  return Object.assign(inside, {
    window,
    document: () => window().document,
    go: (to: string) => follow(window().document, to),
    reload: () => loaded(frame, () => window().location.reload()),
    dialled: () => window().document.documentElement.dataset['dialled'],
    close,
  })
}

/** On the screen of an incident: opens every fold, and the whole of the timeline. */
export async function unfold(screen: Screen): Promise<void> {
  await expect.poll(() => screen.document().querySelector('.duty-fold')).toBeTruthy()
  for (const fold of screen.document().querySelectorAll<HTMLDetailsElement>('.duty-fold')) fold.open = true
  screen.document().querySelector<HTMLElement>('.all-lines')?.click()
}

async function loaded(frame: HTMLIFrameElement, load: () => void): Promise<void> {
  const done = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  load()
  await done
  frame.contentWindow?.addEventListener('click', takeDials)
  frame.contentWindow?.addEventListener('click', pressWithCare, { capture: true })
  // On the call screen the app starts when the browser is idle.
  await expect.poll(() => frame.contentDocument?.querySelector('#app[data-v-app]')).toBeTruthy()
}

/**
 * A test presses faster than anybody reads, and what comes to stand under its finger it means: but for the second tap of
 * a double tap, each press counts as one after something was typed (SC3).
 */
function pressWithCare({ detail, view }: MouseEvent): void {
  if (detail < 2) view?.document.dispatchEvent(new Event('input'))
}

/** The phone's dialler: the link is taken off the browser's hands once the app has let it through, and written down. */
function takeDials(event: MouseEvent): void {
  const { target, view } = event
  if (view === null || !(target instanceof (view as Window & typeof globalThis).Element)) return
  const link = target.closest('a[href^="tel:"]')
  if (link === null) return
  const number = event.defaultPrevented ? '' : (link.getAttribute('href') ?? '')
  view.document.documentElement.dataset['dialled'] = number
  event.preventDefault()
}

function follow(within: Document, path: string): void {
  const link = within.createElement('a')
  link.href = path
  within.body.append(link)
  link.click()
  link.remove()
}

/** Says these facts on this device, in order. Answers their ids. */
export async function say(subject: string, ...facts: Omit<Fact, 'subject'>[]): Promise<string[]> {
  const named = facts.map((fact) => ({ subject, id: newId(phone), ...fact }) as Fact & { id: string })
  const appended = await append(phone, named)
  if (!appended.saved) throw new Error(appended.problem)
  return named.map(({ id }) => id)
}

/** いま使っている人 */
export const usedBy = (name: string, office: string) => useDevice().usedBy({ name, office })

/** An incident as the screen of intake records it. Answers its path. */
export async function recorded(what: string, kind: Kind | null = 'violation'): Promise<string> {
  const subject = newId(phone)
  await say(subject, { type: 'v1.intakeReceived', body: { what } })
  if (kind !== null) await say(subject, { type: 'v1.kindAssessed', body: { kind, presence: 'suspected' } })
  return `/incidents/${subject}`
}

/** The id of the incident at this path. */
export function subjectOf(incident: string): string {
  return incident.slice('/incidents/'.length)
}

/** What this device holds, in the order of entry. */
export async function said(): Promise<Operation[]> {
  const operations = (await rows()).map(({ line }) => operationIn(line))
  return operations.toSorted((one, other) => (one.stamp < other.stamp ? -1 : 1))
}

/** Every summary of this device. */
export async function storedSummaries(): Promise<Summary[]> {
  const stored = await phone.withDatabase((database) => database.summaries.toArray())
  return Promise.all(stored.map(async ({ sealed }) => JSON.parse(await openText(phone.codec, sealed))))
}

/** Every draft of this device, by its key. */
export async function drafts(): Promise<Record<string, string>> {
  const kept = await phone.withDatabase((database) => database.drafts.toArray())
  const texts = kept.map(async ({ key, sealed }) => [key, await openText(phone.codec, sealed)] as const)
  return Object.fromEntries(await Promise.all(texts))
}
