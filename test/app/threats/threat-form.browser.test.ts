// The threat screen in the hand: what arrives behind its dialog, what is typed in it, small screens and large text.
import { beforeEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { townSubject } from '../../../shared/incident/subjects.ts'
import { findings } from '#plan'
import { open, recorded, said, say, sizes, subjectOf, usedBy } from '../screen.ts'
import { freshDevice } from '../town.ts'

const what = '住基端末に見慣れないログイン履歴がある'
const through = 'FWを通過した不正アクセス'
const removed = 'ウィルス対策ソフトによるコンピュータウィルス等の検出等'

beforeEach(freshDevice)

it('[OP8] a judgement that arrives behind an open dialog was not seen: both stand', async () => {
  await usedBy('宿直 甲', 'responder')
  const incident = await recorded(what)
  const here = await open(`${incident}/threat`)
  const other = await open(`${incident}/threat`)
  await here.getByRole('checkbox', { name: removed }).click()
  await other.getByRole('checkbox', { name: through }).click()
  await other.getByRole('radio', { name: /レベル3/ }).click()
  await expect.element(here.getByRole('checkbox', { name: through, checked: false })).toBeVisible()
  await here.getByRole('button', { name: 'レベル2と判定する' }).click()
  await other.getByRole('button', { name: 'レベル3と判定する' }).click()
  await other.getByRole('dialog').getByRole('button', { name: 'レベル3と判定する' }).click()
  await expect.element(other.css('.state')).toMatchTextContent('レベル3')
  await here.getByRole('dialog').getByRole('button', { name: 'レベル2と判定する' }).click()
  for (const tab of [here, other]) {
    await expect.element(tab.css('.state')).toMatchTextContent('レベル3')
    await expect.element(tab.css('.state')).toMatchTextContent('判断が分かれています')
  }
})

it('[ST4][3-3] without a name the dialog says so at the field; what is typed in it survives a reload', async () => {
  const screen = await open(`${await recorded(what)}/threat`, { width: 320, height: 568 })
  await screen.getByRole('checkbox', { name: through }).click()
  const judge = screen.getByRole('button', { name: 'レベル3と判定する' })
  await judge.click()
  const dialog = screen.getByRole('dialog')
  await dialog.getByRole('button', { name: 'レベル3と判定する' }).click()
  const name = dialog.getByLabelText('氏名')
  await expect.element(name).toHaveFocus()
  await expect.element(dialog.getByText('判定した人の氏名を入力してください')).toBeInViewport()
  await name.fill('管理\0乙')
  await dialog.getByRole('button', { name: 'レベル3と判定する' }).click()
  await expect.element(dialog.getByText('使えない文字')).toBeVisible()
  await name.fill('管理 乙')
  await dialog.getByText('協力を得た相手', { exact: true }).click()
  await dialog.getByLabelText('指定情報処理機関').click()
  await screen.reload()
  await expect.element(screen.getByText('前に選びかけたものが残っています')).toBeVisible()
  await judge.click()
  await expect.element(name).toHaveValue('管理 乙')
  await expect.element(dialog.getByLabelText('指定情報処理機関')).toBeVisible()
  await expect.element(dialog.getByLabelText('指定情報処理機関')).toBeChecked()
  await dialog.getByRole('button', { name: 'レベル3と判定する' }).click()
  await expect.element(screen.getByText('協力: 指定情報処理機関')).toBeVisible()
})

// Of four lines that were 直ちに none was in sight below the question.
it('[3-3] on the smallest phone the dialog asks first; of what follows three lines and a count, and the button is in reach', async () => {
  const screen = await open(`${await recorded(what)}/threat`, sizes.smallPhone)
  await screen.getByRole('checkbox', { name: through }).click()
  await screen.getByRole('button', { name: 'レベル3と判定する' }).click()
  const dialog = screen.getByRole('dialog')
  await expect.element(dialog.getByLabelText('氏名')).toBeInViewport()
  await expect.element(dialog.getByRole('button', { name: 'レベル3と判定する' })).toBeInViewport({ ratio: 1 })
  const follows = dialog.getByRole('listitem')
  const shown = () => follows.elements().map(({ textContent }) => textContent ?? '')
  await expect.poll(() => shown().length).toBe(3)
  expect(shown()[0]).toContain('3-2(4)')
  expect(shown()[1]).toContain('3-4(2)直ちに 住基データの保護が確保できず')
  expect(shown()[2]).toContain('3-3直ちに')
  await dialog.getByText(/^ほか \d+件\(直ちに 2件\)/).click()
  await expect.poll(() => shown().filter((words) => words.includes('直ちに')).length).toBe(4)
  await expect.poll(shown).toContainEqual(expect.stringContaining('3-8速やかに'))
})

it('[3-3][3-5] stands under 再判定 once somebody has judged, not for a likelihood alone', async () => {
  await usedBy('宿直 甲', 'responder')
  const incident = await recorded(what)
  const threat = (act: object) => say(subjectOf(incident), act as Parameters<typeof say>[1])
  const body = { level: 3, examples: [], reason: null }
  await threat({ type: 'v1.threatSuspected', body })
  const screen = await open(`${incident}/threat`, sizes.smallPhone)
  const head = screen.css('header:has(h1)')
  await expect.element(head).toMatchTextContent('3-3')
  await expect.element(head).not.toMatchTextContent('3-5')
  await threat({ type: 'v1.threatAssessed', body: { ...body, helpedBy: [], replaces: [] } })
  await expect.element(head).toMatchTextContent('3-5')
})

it('[3-3] whom the town has named judges in one tap of the dialog, a deputy as such', async () => {
  await usedBy('宿直 甲', 'responder')
  await say(townSubject, {
    type: 'v1.officeEntered',
    body: { office: 'identityManager', post: null, holders: ['管理 乙', '代理 丁'] },
  })
  const screen = await open(`${await recorded(what)}/threat`, sizes.smallPhone)
  await screen.getByRole('checkbox', { name: through }).click()
  await screen.getByRole('button', { name: 'レベル3と判定する' }).click()
  await screen.getByRole('button', { name: '代理 代理 丁の判定として記録' }).click()
  await expect.element(screen.css('.state')).toMatchTextContent('レベル3')
  expect((await said()).at(-1)).toMatchObject({
    type: 'v1.threatAssessed',
    by: '代理 丁',
    actingFor: 'identityManager',
  })
})

it('[3-1] nothing that has the focus lies under the two acts, and at 200 % text they stand below the examples', async () => {
  const screen = await open(`${await recorded(what)}/threat`, sizes.smallPhone)
  const acts = screen.css('.decide')
  await expect.element(acts).toHaveClass('fixed')
  const page = screen.document()
  screen.getByRole('checkbox').first().element().focus()
  for (let stop = 0; stop < 14; stop += 1) {
    await userEvent.keyboard('{Tab}')
    const [focused, bar] = [page.activeElement, page.querySelector('.decide')]
    if (focused === null || bar === null) throw new Error('nothing has the focus')
    if (bar.contains(focused)) continue
    const top = bar.getBoundingClientRect().top
    expect(focused.getBoundingClientRect().bottom).toBeLessThanOrEqual(top + 1)
  }
  await expect.element(acts).toHaveClass('fixed')
  page.documentElement.style.fontSize = '200%'
  await expect.element(acts).not.toHaveClass('fixed')
  await screen.getByRole('checkbox', { name: through }).click()
  await screen.getByRole('button', { name: '可能性が高いとして記録' }).click()
  await expect.element(screen.getByText('レベル3の可能性').first()).toBeVisible()
})

// It jumped back to the levels, and wanted a reason in words that were not true, behind the two acts.
it.each([sizes.smallPhone, sizes.phone])(
  '[3-2(4)][GT2] at $width px what is likely waits for no example and no reason: which level is asked where the thumb is',
  async (size) => {
    const incident = await recorded(what)
    const screen = await open(`${incident}/threat`, size)
    const likely = screen.getByRole('button', { name: '可能性が高いとして記録' })
    await screen.getByRole('radio', { name: /レベル1/ }).click()
    await screen.getByLabelText('理由').fill('電話で聞いた')
    const { scrollY } = screen.window()
    await likely.click()
    const question = screen.getByRole('group', { name: 'どのレベルの可能性が高いですか' })
    await expect.element(question).toBeInViewport({ ratio: 1 })
    await expect.element(question).toHaveFocus()
    expect(screen.window().scrollY).toBe(scrollY)
    await expect.element(screen.css('.problem:not([hidden])')).not.toBeInTheDocument()
    await screen.getByRole('radio', { name: '事例のとおり' }).click()
    await expect.element(question).not.toBeInTheDocument()
    await likely.click()
    await question.getByRole('button', { name: 'レベル3' }).click()
    await expect.element(screen.css('.state')).toMatchTextContent('レベル3の可能性')
    expect((await said()).at(-1)).toMatchObject({
      type: 'v1.threatSuspected',
      body: { level: 3, examples: [], reason: '電話で聞いた' },
    })
  },
)

it.each([sizes.smallPhone, sizes.phone])(
  '[3-3] at $width px what judging lacks is said in true words beside its field, over the two acts',
  async (size) => {
    const screen = await open(`${await recorded(what)}/threat`, size)
    const problem = screen.css('.problem:not([hidden])')
    const isInSight = () => {
      const { left, right, top, bottom } = problem.element().getBoundingClientRect()
      const at = screen.document().elementFromPoint((left + right) / 2, (top + bottom) / 2)
      return at === problem.element() && bottom <= screen.css('.decide').element().getBoundingClientRect().top
    }
    await screen.getByRole('button', { name: '判定する', exact: true }).click()
    await expect.element(problem).toMatchTextContent('該当する事例か、レベルを選んでください')
    await expect.poll(isInSight).toBe(true)
    for (const [level, example, words] of [
      [2, null, '事例を選ばずに判定する理由を入力してください'],
      [2, through, '事例と違うレベルと判定する理由を入力してください'],
    ] as const) {
      if (example !== null) await screen.getByRole('checkbox', { name: example }).click()
      await screen.getByRole('radio', { name: new RegExp(`レベル${level}`) }).click()
      screen.window().scrollTo(0, 0)
      await screen.getByRole('button', { name: `レベル${level}と判定する` }).click()
      await expect.element(problem).toMatchTextContent(words)
      await expect.poll(isInSight).toBe(true)
    }
    await screen.getByLabelText('理由').fill('FWの設定を確かめた')
    await screen.getByRole('button', { name: 'レベル2と判定する' }).click()
    await expect.element(screen.getByRole('dialog')).toBeVisible()
  },
)

// What had arrived since it was opened was neither ticked nor chosen: the form went on with what stood before.
it('[ST4][3-5] what nobody touched of an open form follows the record; what was touched, or is being judged, stays', async () => {
  await usedBy('宿直 甲', 'responder')
  const incident = await recorded(what)
  const subject = incident.slice('/incidents/'.length)
  const screen = await open(`${incident}/threat`)
  const ticked = (name: string) => screen.getByRole('checkbox', { name })
  await expect.element(ticked(through)).not.toBeChecked()
  const judged = (examples: string[]) =>
    ({
      type: 'v1.threatAssessed',
      body: { level: 2, examples, reason: null, helpedBy: [], replaces: [] },
    }) as const
  await say(subject, judged(['accessThroughFirewall']))
  await expect.element(ticked(through)).toBeChecked()
  await say(subject, { type: 'v1.rightsAtRiskFound', body: { what: null } })
  await expect
    .element(screen.getByLabelText('理由'))
    .toHaveValue(`${findings.rightsAtRisk}と認めたため(3-4(2))`)
  await screen.getByLabelText('理由').fill('住民票の写しが出ている')
  await screen.getByRole('button', { name: 'レベル3と判定する' }).click()
  await say(subject, judged([]))
  await expect.element(screen.getByLabelText('理由')).toHaveValue('住民票の写しが出ている')
  await expect.element(ticked(through)).toBeChecked()
})

// Whoever had been woken and had taken it over stood nowhere: the name was to be typed.
it('[3-3][TL5] who took it over 引き受けた is offered first, then who may judge', async () => {
  await say(townSubject, {
    type: 'v1.officeEntered',
    body: { office: 'identityManager', post: null, holders: ['管理 乙', '代理 丁'] },
  })
  const incident = await recorded(what)
  const taken = (person: string, office: 'responder' | null) =>
    say(subjectOf(incident), { type: 'v1.takenOver', body: { duty: '3-3 assess', person, office } })
  await taken('対策 辛', 'responder')
  const screen = await open(`${incident}/threat`, sizes.smallPhone)
  await screen.getByRole('checkbox', { name: through }).click()
  await screen.getByRole('button', { name: 'レベル3と判定する' }).click()
  const names = () =>
    screen
      .getByRole('dialog')
      .getByRole('button', { name: 'の判定として記録' })
      .elements()
      .map(({ textContent }) => textContent?.replace('の判定として記録', '').trim())
  await expect.poll(names).toEqual(['対策 辛(引き受けた)', '管理 乙', '代理 代理 丁'])
  await taken('代理 丁', null)
  await expect.poll(names).toEqual(['代理 代理 丁(引き受けた)', '対策 辛(引き受けた)', '管理 乙'])
  await screen.getByRole('dialog').getByRole('button', { name: '対策 辛' }).click()
  await expect
    .poll(async () => (await said()).at(-1))
    .toMatchObject({
      type: 'v1.threatAssessed',
      by: '対策 辛',
      office: 'responder',
      actingFor: null,
    })
})
