// A double tap is one act (SC3): on every button that records by one tap, at once, and once more on a button that a slow
// device has not taken away yet.
import { getActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createApp, defineComponent, h, nextTick, ref } from 'vue'
import type { App, Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'
import IntakeScreen from '../../../app/intake/IntakeScreen.vue'
import { append, newId } from '../../../app/record/log/append.ts'
import { useDevice } from '../../../app/record/state/device.ts'
import { useRecord } from '../../../app/record/state/record.ts'
import { useIncident } from '../../../app/record/state/use-incident.ts'
import { guardDoubleTap } from '../../../app/ui/double-tap.ts'
import type { Folded } from '../../../shared/incident/fold.ts'
import { callsSubject } from '../../../shared/incident/subjects.ts'
import { openTown, rows } from '../town.ts'
import { acts, check, includeCalls } from './recording-buttons.ts'
import type { Act } from './recording-buttons.ts'
import { phone } from '../../../app/record/log/this-phone.ts'

const place = {
  contact: 'prefectureNight',
  organisation: '県',
  number: '0775633750',
  office: 'prefecture',
} as const

let app: App | null = null
let subject = newId(phone)
/** As long as a thumb takes for the second tap. */
const moment = () => new Promise((resolve) => setTimeout(resolve, 150))
const typesHere = async () => (await rows()).map(({ line }): string => JSON.parse(line).type)

guardDoubleTap()
beforeEach(async () => {
  await openTown()
  subject = newId(phone)
  await useDevice().usedBy({ name: '宿直 甲', office: null })
  await useRecord().load()
  await append(phone, [
    { type: 'v1.intakeReceived', subject, body: { what: 'CSの警告ランプが点灯した' } },
    { type: 'v1.workBegun', subject, body: { duty: 'findCause', what: '原因を解明する' } },
    { type: 'v1.callPlaced', subject: callsSubject, body: place },
  ])
})
afterEach(() => app?.unmount())

/** Shows a part of a screen; what says that it is done with is put away, as its screen does. */
async function shown({
  component,
  props,
  isMadeLater,
}: Pick<Act, 'component' | 'props' | 'isMadeLater'>): Promise<HTMLElement> {
  const root = document.createElement('main')
  document.body.replaceChildren(root)
  const Screen = defineComponent(() => {
    const { folded } = useIncident(() => subject)
    const open = ref(true)
    let asItWas: Folded | undefined
    const seen = () => (isMadeLater ? (asItWas ??= folded.value) : folded.value)
    const close = () => (open.value = false)
    return () =>
      open.value && folded.value !== undefined
        ? h(component, {
            ...(props?.(seen() ?? folded.value) ?? { incident: folded.value.incident }),
            ...whenDone(component, close),
          })
        : null
  })
  const routes = [
    { path: '/', name: 'calls', component: Screen },
    { path: '/incidents/:id', name: 'incident', component: { render: () => null } },
  ]
  const router = createRouter({ history: createMemoryHistory(), routes })
  app = createApp(Screen)
    .use(getActivePinia() ?? expect.fail())
    .use(router)
  await router.push('/')
  app.mount(root)
  for (const details of root.querySelectorAll('details')) details.open = true
  await nextTick()
  return root
}

function whenDone(component: Component, close: () => void): object {
  const emits: unknown = Reflect.get(component, 'emits')
  const names = Array.isArray(emits) ? emits : []
  return {
    ...(names.includes('saved') && { onSaved: close }),
    ...(names.includes('closed') && { onClosed: close }),
  }
}

function buttonIn(root: HTMLElement, words: string): HTMLButtonElement | undefined {
  return [...root.querySelectorAll('button')].find((button) => button.textContent?.includes(words))
}

async function enabled(root: HTMLElement, words: string): Promise<HTMLButtonElement> {
  await expect.poll(() => buttonIn(root, words)?.disabled).toBe(false)
  return buttonIn(root, words) ?? expect.fail()
}

describe('a double tap', () => {
  it.each(acts)('[SC3] on $what writes it once', async (act) => {
    const { button: words, types } = act
    const root = await shown(act)
    const before = await typesHere()
    const button = await enabled(root, words)
    button.click()
    button.click()
    await expect.poll(async () => (await typesHere()).length).toBeGreaterThan(before.length)
    await moment()
    if (button.isConnected) button.click()
    await moment()
    expect((await typesHere()).toSorted()).toEqual([...before, ...types].toSorted())
  })

  it.each([
    [false, '障害の疑い'],
    [true, '障害の疑い'],
  ])('[SC3] begins one incident; a drill: %s', async (drill, words) => {
    const root = await shown({ component: IntakeScreen, props: () => ({ drill }) })
    const field = root.querySelector('textarea') ?? expect.fail()
    field.value = 'もう一つの事案'
    field.dispatchEvent(new Event('input'))
    const button = await enabled(root, words)
    button.click()
    button.click()
    const intakes = async () => (await typesHere()).filter((type) => type === 'v1.intakeReceived')
    await expect.poll(intakes).toHaveLength(2)
    button.click()
    await moment()
    expect(await intakes()).toHaveLength(2)
  })

  it('[SC3] presses nothing that has come to stand in the place of the button', async () => {
    await append(phone, [{ type: 'v1.callPlaced', subject: callsSubject, body: place }])
    const root = await shown(includeCalls)
    const included = async () => (await typesHere()).filter((type) => type === 'v1.callIncluded')
    const { x, y, width, height } = (await enabled(root, 'を含める')).getBoundingClientRect()
    const firstMs = performance.now()
    const tap = (afterMs: number) => tapAt(x + width / 2, y + height / 2, firstMs + afterMs)
    tap(0)
    await expect.poll(included).toHaveLength(1)
    const offered = () =>
      [...root.querySelectorAll('button')].filter((one) => one.textContent.includes('を含める'))
    await expect.poll(offered).toHaveLength(1)
    tap(300)
    await moment()
    expect(await included()).toHaveLength(1)
    tap(performance.now() - firstMs + 1000)
    await expect.poll(included).toHaveLength(2)
  })

  // It followed a link: whoever had saved a measure stood before the end of the incident.
  it.each([
    '<a href="#end">再開・終了</a>',
    '<summary>ほか</summary>',
    '<label><input type="checkbox" />県</label>',
  ])('[SC3] nor %s there', (coming) => {
    document.body.innerHTML = '<button>保存する</button>'
    const button = document.querySelector('button') ?? expect.fail()
    const { x, y } = button.getBoundingClientRect()
    button.addEventListener('click', () => (document.body.innerHTML = coming))
    document.dispatchEvent(new Event('input'))
    expect(tapAt(x + 5, y + 5, 1000)).toBe(true)
    expect(tapAt(x + 5, y + 5, 1300)).toBe(false)
  })
})

// A tap on the next number, right below the first, rang nobody.
describe('a tap on another number', () => {
  const links = (...numbers: string[]) =>
    numbers.map((number) => `<a href="tel:${number}" style="display:block;height:64px">${number}</a>`)
  const pressed: string[] = []
  beforeEach(() => {
    pressed.length = 0
    document.dispatchEvent(new Event('input'))
    document.body.innerHTML = `<main>${links('0775633750', '0352140908').join('')}</main>`
    for (const link of document.querySelectorAll('a'))
      link.addEventListener('click', (event) => {
        event.preventDefault()
        pressed.push(link.href)
      })
  })
  const edge = () => document.querySelectorAll('a')[1]?.getBoundingClientRect().y ?? expect.fail()

  it('[SC3] that stood there already dials, however near and soon', () => {
    tapAt(50, edge() - 4, 1000)
    tapAt(50, edge() + 4, 1100)
    expect(pressed).toEqual(['tel:0775633750', 'tel:0352140908'])
  })

  it('[SC3] that has moved under the thumb dials nothing', () => {
    tapAt(50, edge() - 4, 2000)
    document.querySelector('a')?.remove()
    const { y } = document.querySelector('a')?.getBoundingClientRect() ?? expect.fail()
    tapAt(50, y + 60, 2100)
    expect(pressed).toEqual(['tel:0775633750'])
  })
})

describe('what is said again', () => {
  const checked = async () => (await typesHere()).filter((type) => type === 'v1.faultChecked')

  it('[SC3] after something else was said is written: the last tap stands', async () => {
    const root = await shown(check('異常なし'))
    for (const words of ['異常なし', '異常あり', '異常なし']) (await enabled(root, words)).click()
    await expect.poll(checked).toHaveLength(3)
    const results = (await rows()).flatMap(({ line }) => JSON.parse(line).body.result ?? [])
    expect(results.at(-1)).toBe('normal')
  })

  it('[SC3] later is written', async () => {
    const root = await shown(check('異常なし'))
    const button = await enabled(root, '異常なし')
    button.click()
    await expect.poll(checked).toHaveLength(1)
    await moment()
    const { now } = performance
    onTestFinished(() => void (performance.now = now))
    performance.now = () => now.call(performance) + 5_000
    button.click()
    await expect.poll(checked).toHaveLength(2)
  })
})

/** A tap as a thumb does it, at this moment: on whatever stands there. Answers whether it was let through. */
function tapAt(clientX: number, clientY: number, timeStamp: number): boolean | undefined {
  const tap = new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1, clientX, clientY })
  Object.defineProperty(tap, 'timeStamp', { value: timeStamp })
  return document.elementFromPoint(clientX, clientY)?.dispatchEvent(tap)
}
