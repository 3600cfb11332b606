// A clause number is never broken over a line, however narrow the screen and large its text: 「1-」 stood at the end of one.
import { beforeEach, expect, it } from 'vitest'
import type { Fact } from '../../../shared/incident/operation.ts'
import { beforeLoading, open, recorded, say, sizes, subjectOf, unfold } from '../screen.ts'
import type { Screen } from '../screen.ts'
import { freshDevice } from '../town.ts'

beforeEach(freshDevice)

const facts: Omit<Fact, 'subject'>[] = [
  {
    type: 'v1.threatAssessed',
    body: { level: 3, examples: ['accessThroughFirewall'], reason: null, helpedBy: [], replaces: [] },
  },
  { type: 'v1.rightsAtRiskFound', body: { what: null } },
  {
    type: 'v1.isolated',
    body: { what: '既存住基システム', from: '住基ネット', clause: '3-4(2)', byProcedure: true },
  },
  { type: 'v1.councilConvened', body: { clause: '3-3', what: null } },
  {
    type: 'v1.notified',
    body: { office: 'agency', call: null, person: null, reason: null, clauses: ['3-2(4)', '3-4(2)'] },
  },
  { type: 'v1.resumed', body: { clause: '3-9', what: null, reason: '窓口を開ける', open: ['3-9'] } },
]
const ofIncident = [
  '',
  '/threat',
  '/measures',
  '/cause',
  '/council',
  '/fault',
  '/resumption',
  '/call/prefecture',
]
const clause = /(?<![\d-])\d-\d(?:\(\d\))?(?![\d-])/g

/** Each clause that stands on more than one line, with what stands around it. */
function broken(screen: Screen): string[] {
  const document = screen.document()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found: string[] = []
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.nodeValue ?? ''
    for (const { 0: number, index } of text.matchAll(clause)) {
      const range = document.createRange()
      range.setStart(node, index)
      range.setEnd(node, index + number.length)
      if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1)
        found.push(text.slice(Math.max(0, index - 12), index + 12).trim())
    }
  }
  return found
}

it.each([
  ['100%', 390],
  ['100%', 360],
  ['100%', 320],
  ['200%', 320],
])('[SC4] with text at %s on %d px no clause is broken', async (fontSize, width) => {
  beforeLoading(({ document }) => (document.documentElement.style.fontSize = fontSize))
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(subjectOf(path), ...facts)
  const screen = await open(path, { ...sizes.smallPhone, width })
  await unfold(screen)
  const all: string[] = []
  for (const place of [
    ...ofIncident.map((one) => path + one),
    '/readiness',
    '/town/procedure',
    '/incidents',
  ]) {
    screen.go(place)
    await expect.poll(() => screen.window().location.pathname).toBe(place)
    await expect.element(screen.css('main h1').first()).toBeVisible()
    all.push(...broken(screen).map((one) => `${place.replace(path, '')} ${one}`))
  }
  expect(all).toEqual([])
})
