// 経過 and メモ on the screen of an incident.
import { beforeEach, expect, it } from 'vitest'
import { beforeLoading, drafts, open, recorded, said, say, sizes, subjectOf, unfold } from '../screen.ts'
import { freshDevice } from '../town.ts'

beforeEach(freshDevice)

it('[TL2] メモ is one tap away on every screen of an incident, and stands in its timeline with time and person', async () => {
  const path = await recorded('住基端末が起動しない', 'fault')
  const screen = await open(`${path}/fault`)
  await screen.css('.tabs').getByRole('button', { name: 'メモ' }).click()
  const dialog = screen.getByRole('dialog', { name: 'メモ' })
  await expect.element(dialog.getByRole('textbox')).toHaveFocus()
  await dialog.getByRole('button', { name: 'メモを保存する' }).click()
  await expect.element(dialog.getByText('メモを入力してください')).toBeVisible()
  await dialog.getByRole('textbox').fill('業者が電算室に入った')
  await dialog.getByRole('button', { name: '戻る' }).click()
  await expect.element(screen.getByRole('button', { name: '書きかけ' })).toBeVisible()
  expect(Object.values(await drafts()).join()).toContain('業者が電算室に入った')
  await screen.getByRole('button', { name: '書きかけ' }).click()
  await dialog.getByRole('button', { name: 'メモを保存する' }).click()
  await expect.element(dialog).not.toBeInTheDocument()
  expect((await said()).at(-1)).toMatchObject({ type: 'v1.noted', body: { what: '業者が電算室に入った' } })
  screen.go(path)
  const line = screen.css('.timeline-line').filter({ hasText: '業者が電算室に入った' })
  await expect.element(line).toMatchTextContent('02:13')
  await expect.element(line).toMatchTextContent('記録者は未記入')
})

it('[TL1] the timeline stands under its days, and is narrowed by one tap', async () => {
  const path = await recorded('住基端末が起動しない', 'fault')
  await say(subjectOf(path), {
    type: 'v1.noted',
    body: { what: '守衛に聞いた' },
    at: '2026-11-21T23:40:00+09:00',
  })
  const screen = await open(path)
  await unfold(screen)
  await expect.element(screen.getByRole('heading', { name: '11月23日(月・祝)' })).toBeVisible()
  await expect.element(screen.getByRole('heading', { name: '11月21日(土)' })).toBeVisible()
  const kinds = screen.getByRole('group', { name: '経過の絞り込み' })
  await kinds.getByRole('button', { name: 'メモ' }).click()
  await expect.element(screen.getByRole('heading', { name: '11月23日(月・祝)' })).not.toBeInTheDocument()
  await expect.element(screen.css('.timeline-line')).toMatchTextContent('守衛に聞いた')
  await kinds.getByRole('button', { name: '電話' }).click()
  await expect.element(screen.getByText('この種類の記録はありません')).toBeVisible()
})

// 訂正 lay over the end of any line that reached the right edge.
it.each([
  ['100%', 'few'],
  ['100%', 'whole'],
  ['200%', 'few'],
  ['200%', 'whole'],
])('[TL1] with text at %s 訂正 lies over no word of the timeline (%s)', async (fontSize, extent) => {
  beforeLoading(({ document }) => (document.documentElement.style.fontSize = fontSize))
  const path = await recorded('住基端末が起動しない', 'fault')
  for (const what of ['業者が電算室に入った', '業者が電算室に入った'.repeat(9)]) {
    await say(subjectOf(path), { type: 'v1.noted', body: { what } })
  }
  const screen = await open(path, sizes.smallPhone)
  if (extent === 'whole') await unfold(screen)
  await expect.element(screen.css('.timeline-line .correct').first()).toBeVisible()
  // As once it is saved at the office: then the last line is a short one.
  for (const badge of screen.document().querySelectorAll<HTMLElement>('.timeline-line .save-badge'))
    badge.dataset['state'] = 'onServer'
  expect(wordsUnder(screen.document())).toEqual([])
})

it('[TL1] of a long timeline what is near is drawn, all of it on paper', async () => {
  const path = await recorded('住基端末が起動しない', 'fault')
  const notes = Array.from({ length: 700 }, (_, n) => ({
    type: 'v1.noted' as const,
    body: { what: `${n}件目` },
  }))
  await say(subjectOf(path), ...notes)
  const screen = await open(path)
  await unfold(screen)
  const drawn = () => screen.document().querySelectorAll('.timeline-line').length
  await expect.poll(drawn).toBeGreaterThan(20)
  expect(drawn()).toBeLessThan(702)
  screen.window().dispatchEvent(new Event('beforeprint'))
  await Promise.resolve()
  expect(drawn()).toBe(702)
  screen.window().dispatchEvent(new Event('afterprint'))
  const oldest = screen.getByText('緊急時通報受付票を記録', { exact: true })
  oldest.element().scrollIntoView()
  await expect.element(oldest).toBeVisible()
})

/** The lines of the timeline that lie under the word 訂正. */
function wordsUnder(document: Document): string[] {
  const rectsOf = (node: Node) => {
    const range = document.createRange()
    range.selectNodeContents(node)
    return [...range.getClientRects()]
  }
  const labels = [...document.querySelectorAll('.correct')].flatMap(rectsOf)
  const parts = [...document.querySelectorAll('.timeline-line > div > p')]
  const covers = (a: DOMRect, b: DOMRect) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2
  return parts.flatMap((part) => {
    // What is cut off at the end of its paragraph nobody sees.
    const end = part.getBoundingClientRect().bottom
    const seen = rectsOf(part).filter(({ top }) => top < end - 2)
    return seen.some((at) => labels.some((label) => covers(label, at))) ? [part.textContent ?? ''] : []
  })
}
