// A person's hand on a screen: it waits until what is meant stands still with nothing over it, then the browser's own input
// goes to that point. Looked for within the page: through the driver a press took 140 ms, the first on a new screen 400.
import { onTestFinished } from 'vitest'
import { commands, page } from 'vitest/browser'
import type { Locator } from 'vitest/browser'

declare module 'vitest/browser' {
  interface BrowserCommands {
    /** Presses the main button at this point of the page, in CSS pixels. */
    press: (x: number, y: number) => Promise<void>
  }
}

const limitMs = 10_000
const retryMs = 20
/** Nobody presses what was not to be seen before. */
let seenMs = 100
const pressed = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'] as const

/** `x`, `y`: within the browser's page. */
type Spot = { element: HTMLElement; x: number; y: number }
/** What was found, or why it could not be. */
type Found<T> = { value: T } | { problem: string }

/** Every locator's `click`, `fill` and `clear` from now on. */
export function useHand(): void {
  const prototype = Object.getPrototypeOf(page.getByText(''))
  const byDriver: Locator['click'] = prototype.click
  Object.assign(prototype, {
    async click(this: Locator, ...options: Parameters<Locator['click']>) {
      if (options.length > 0) return byDriver.apply(this, options)
      await ready(this, uncovered)
      await pause(seenMs)
      while (!(await press(await ready(this, uncovered))));
    },
    async fill(this: Locator, text: string) {
      write(await ready(this, editable), text)
    },
    clear(this: Locator) {
      return this.fill('')
    },
  })
}

/** In this test each press comes as soon as it can. */
export function inHaste(): void {
  const before = seenMs
  seenMs = 0
  onTestFinished(() => {
    seenMs = before
  })
}

function pause(ms: number): Promise<void> {
  return new Promise((over) => setTimeout(over, ms))
}

/** Whether it met what is meant: what has come to lie over it meanwhile feels nothing. */
async function press({ element, x, y }: Spot): Promise<boolean> {
  let isMet = true
  const feel = (event: Event) => {
    isMet &&= meets(element, event.target)
    if (isMet) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  const view = viewOf(element)
  for (const type of pressed) view.addEventListener(type, feel, { capture: true })
  await commands.press(x, y)
  for (const type of pressed) view.removeEventListener(type, feel, { capture: true })
  return isMet
}

/** What `find` answers of the one element that is meant, as soon as it is shown, enabled and stands still. */
async function ready<T>(locator: Locator, find: (element: HTMLElement) => Found<T>): Promise<T> {
  const until = performance.now() + limitMs
  for (;;) {
    const found = await attempt(locator, find)
    if ('value' in found) return found.value
    if (performance.now() > until) throw new Error(`${locator.asLocator()} ${found.problem}`)
    await pause(retryMs)
  }
}

async function attempt<T>(locator: Locator, find: (element: HTMLElement) => Found<T>): Promise<Found<T>> {
  const [element, ...others] = locator.elements() as HTMLElement[]
  if (element === undefined) return { problem: 'is not there' }
  if (others.length > 0) return { problem: `is ${others.length + 1} elements` }
  if (!element.checkVisibility({ visibilityProperty: true })) return { problem: 'is not shown' }
  if (element.matches(':disabled, [aria-disabled="true"]')) return { problem: 'is disabled' }
  ;(element as HTMLElement & { scrollIntoViewIfNeeded: () => void }).scrollIntoViewIfNeeded()
  const before = element.getBoundingClientRect()
  await new Promise((frame) => viewOf(element).requestAnimationFrame(frame))
  const after = element.getBoundingClientRect()
  return before.x === after.x && before.y === after.y ? find(element) : { problem: 'moves' }
}

/** The middle of what is seen of it, where a press there meets it. */
function uncovered(element: HTMLElement): Found<Spot> {
  const [box] = element.getClientRects()
  if (box === undefined) return { problem: 'has no size' }
  const { innerWidth, innerHeight } = viewOf(element)
  const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2
  const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2
  const met = element.ownerDocument.elementFromPoint(x, y)
  return meets(element, met)
    ? { value: { element, ...inPage(element, x, y) } }
    : { problem: `lies under ${met?.outerHTML.slice(0, 200) ?? 'nothing'}` }
}

/** A press on a label's words is one on its control, and brings that a click of its own. */
function meets(element: HTMLElement, met: EventTarget | null): boolean {
  if (!(met instanceof viewOf(element).Element)) return false
  const own = element.closest('label')
  const its = met.closest('label')
  const isSameLabel = own !== null && (own === its || own.control === met)
  return element.contains(met) || its?.control === element || isSameLabel
}

function inPage(element: Element, x: number, y: number): { x: number; y: number } {
  const frame = viewOf(element).frameElement
  if (frame === null) return { x, y }
  const { left, top } = frame.getBoundingClientRect()
  return inPage(frame, x + left, y + top)
}

function editable(element: HTMLElement): Found<HTMLInputElement | HTMLTextAreaElement> {
  return 'value' in element && !element.matches(':read-only')
    ? { value: element as HTMLInputElement | HTMLTextAreaElement }
    : { problem: 'takes no text' }
}

/** In place of what stands there, as if typed at once; what has a picker of its own gets its value from that. */
function write(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.focus()
  if (/^(date|time|datetime-local|month|number|color|range)$/.test(field.type)) {
    field.value = text
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }))
    return
  }
  field.select()
  const { ownerDocument } = field
  if (text !== '') ownerDocument.execCommand('insertText', false, text)
  else if (field.value !== '') ownerDocument.execCommand('delete')
}

function viewOf({ ownerDocument }: Element): Window & typeof globalThis {
  if (ownerDocument.defaultView === null) throw new Error('the screen was closed')
  return ownerDocument.defaultView
}
