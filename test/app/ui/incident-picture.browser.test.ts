// The picture of an incident as a browser draws it: at every width and size of text all of it can be read.
import '@digital-go-jp/design-tokens/dist/tokens.css'
import '../../../app/ui/colours.css'
import '../../../app/ui/elements.css'
import { afterEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { createApp } from 'vue'
import type { App } from 'vue'
import IncidentPicture from '../../../app/incident-view/IncidentPicture.vue'
import type { Operation } from '../../../shared/incident/operation.ts'
import { foldOf, placed } from '../../incident/said.ts'
import { intake } from '../../people.ts'
import { twoDays } from '../../incident/night-of-two-days.ts'

let app: App | null = null

async function drawn(said: Operation[], width = 390, textSize = 100, onPaper = false): Promise<HTMLElement> {
  await page.viewport(width, 844)
  document.documentElement.style.fontSize = `${textSize}%`
  const root = document.createElement('main')
  root.style.padding = '16px'
  document.body.replaceChildren(root)
  app = createApp(IncidentPicture, { folded: foldOf(...said), onPaper })
  app.mount(root)
  // Once it has been measured it is drawn anew.
  await new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)))
  return root
}

afterEach(() => {
  app?.unmount()
  document.documentElement.style.fontSize = ''
})

const looks = [
  [320, 100],
  [320, 200],
  [390, 100],
  [1280, 100],
  [1280, 200],
] as const

describe.each(looks)('in %i px with text at %i %%', (width, textSize) => {
  it('[PI2] every word is large enough, inside the page, and over no other', async () => {
    const root = await drawn(twoDays(), width, textSize)
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
    const texts = [...root.querySelectorAll<SVGTextElement>('text:not(.lane-name, .tick-time)')]
    expect(texts.length).toBeGreaterThanOrEqual(20)
    const boxes = texts.map((text) => text.getBoundingClientRect())
    for (const [at, { left, right, top, height }] of boxes.entries()) {
      expect(left).toBeGreaterThanOrEqual(0)
      expect(right).toBeLessThanOrEqual(width)
      expect(Math.round(height)).toBeGreaterThanOrEqual(14)
      const above = boxes[at - 1]
      if (above !== undefined) expect(top).toBeGreaterThanOrEqual(above.top + above.height * 0.8)
    }
  })
})

// It was cut in the middle of a word, as if it ended there.
it.each([
  [390, 100, true],
  [320, 200, true],
  [1280, 100, false],
])(
  '[PA7] the sheet’s own in %i px with text at %i %% says whether it moves sideways: %s',
  async (width, textSize, moves) => {
    const root = await drawn(twoDays(), width, textSize, true)
    const hint = root.querySelector<HTMLElement>('.picture-sideways') ?? expect.fail()
    const { left, right } = hint.getBoundingClientRect()
    expect(right > left).toBe(moves)
    expect(right).toBeLessThanOrEqual(width)
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  },
)

describe('what is drawn', () => {
  it('[PI2][PI3] has a mark for each record in its lane and beside its words, bars, stairs and a cut gap', async () => {
    const root = await drawn(twoDays())
    expect(root.querySelectorAll('.leader')).toHaveLength(20)
    expect(root.querySelectorAll('.picture-mark')).toHaveLength(2 * 20)
    expect(root.querySelectorAll('.bar')).toHaveLength(2)
    expect(root.querySelectorAll('.bar-open')).toHaveLength(1)
    expect(root.querySelectorAll('.stair.judged')).toHaveLength(1)
    expect(root.querySelectorAll('.stair.likely')).toHaveLength(1)
    expect(root.querySelectorAll('.gap')).toHaveLength(1)
    expect(root.textContent).toContain('令和8年11月23日(月)')
    expect(root.textContent).toContain('令和8年11月24日(火)')
    expect(root.textContent).toContain('記録なし(縮めて表示)')
    expect(root.querySelector('desc')?.textContent).toContain('電話 4件、脅威度 3件')
  })

  it('[PI1] one odd time is said to be far off, not for how long', async () => {
    const odd = placed({ at: '0008-11-23T02:00:00+09:00' })
    const root = await drawn([...twoDays(), odd])
    expect(root.textContent).toContain('日時が1年より離れています')
    expect(root.textContent).not.toMatch(/\d{3},?\d{3}日間/)
    expect(root.textContent).toContain('西暦8年11月23日')
  })

  it('[PI2] one record is a picture, and none says so', async () => {
    expect((await drawn([intake()])).querySelectorAll('.leader')).toHaveLength(1)
    expect((await drawn([])).textContent).toContain('図にする記録はまだありません')
  })
})
