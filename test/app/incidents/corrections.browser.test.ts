// OP5: 訂正 and 誤入力 on the screen. Both stay in sight, and each can be taken back by another.
import { beforeEach, expect, it } from 'vitest'
import { type Locator, page } from 'vitest/browser'
import { open, recorded, said, say, type Screen, subjectOf, unfold } from '../screen.ts'
import type { Fact } from '../../../shared/incident/operation.ts'
import { freshDevice, rows } from '../town.ts'

beforeEach(freshDevice)

it('[OP5] 訂正 shows the text as it should have been and stays in the timeline', async () => {
  const screen = await open(await recorded('住基端末が起動しない', 'fault'))
  const before = await rows()
  const line = await correcting(screen, '緊急時通報受付票を記録')
  await line.getByLabelText('何が起きたか').fill('  ')
  await line.getByRole('button', { name: '訂正する', exact: true }).click()
  const alert = line.getByRole('alert').filter({ hasText: '何が起きたか、一言だけ入力してください' })
  await expect.element(alert).toBeVisible()
  expect(await rows()).toEqual(before)
  await line.getByLabelText('何が起きたか').fill('業務端末が起動しない')
  await expect.element(alert).not.toBeInTheDocument()
  await line.getByLabelText('理由').fill('端末を取り違えた')
  await line.getByRole('button', { name: '訂正する', exact: true }).click()
  await expect.element(line).toMatchTextContent('業務端末が起動しない')
  await expect.element(line).toMatchTextContent('訂正済み')
  await expect.element(line).toMatchTextContent('何が起きたか 住基端末が起動しない → 業務端末が起動しない')
  await expect.element(screen.getByRole('heading', { level: 1 })).toHaveTextContent('業務端末が起動しない')
  const correction = lineOf(screen, '訂正した')
  await expect.element(correction).toMatchTextContent('端末を取り違えた')
  await expect.element(correction).toMatchTextContent('住基端末が起動しない → 業務端末が起動しない')
  expect((await rows()).filter(({ id }) => before.some((row) => row.id === id))).toEqual(before)
})

it('[OP5][1-1] a kind that should have been another takes a reason, and says first which duties open and close', async () => {
  const screen = await open(await recorded('住基端末が起動しない', 'fault'))
  const line = await correcting(screen, '障害(疑い)')
  await line.getByRole('radio', { name: '不正行為' }).click()
  await expect.element(line).toMatchTextContent('次にすることに加わります')
  await expect.element(line).toMatchTextContent('脅威度を判定する')
  await expect.element(line).toMatchTextContent('次にすることから外れます')
  await expect.element(line).toMatchTextContent('障害の種類と箇所を特定する')
  await line.getByRole('button', { name: '訂正する', exact: true }).click()
  await expect.element(line.getByText('理由を入力してください')).toBeVisible()
  expect((await said()).map(({ type }) => type)).not.toContain('v1.corrected')
  await line.getByLabelText('理由').fill('聞き違い')
  await line.getByRole('button', { name: '訂正する', exact: true }).click()
  await expect.element(lineOf(screen, '不正行為(疑い)')).toMatchTextContent('緊急時の区分 障害 → 不正行為')
})

// One tap, beside 添え書きを残す, let level 3 and all that hangs on it fall.
it('[OP5] 誤入力 of a judgement says first which duties open and close, and takes a reason', async () => {
  const path = await recorded('業務端末で見慣れない操作があった')
  await say(subjectOf(path), {
    type: 'v1.threatAssessed',
    body: { level: 3, examples: [], reason: '事例にない', helpedBy: [], replaces: [] },
  })
  const screen = await open(path)
  const line = await correcting(screen, '脅威度 レベル3と判定')
  const strike = line.getByRole('button', { name: '誤入力にする' })
  const remark = line.getByRole('button', { name: '添え書きを残す' }).element().getBoundingClientRect()
  expect(strike.element().getBoundingClientRect().top - remark.bottom).toBeGreaterThanOrEqual(16)
  await strike.click()
  const closes = line.css('.hint').filter({ hasText: '次にすることから外れます' })
  await expect.element(closes).toMatchTextContent('町長に報告する')
  await expect.element(closes.css('b')).toBeInViewport({ ratio: 1 })
  await expect.element(line).toMatchTextContent('次にすることに加わります')
  await expect.element(line.getByLabelText('誤入力とする理由')).toHaveFocus()
  await expect.element(line.getByRole('button', { name: '添え書きを残す' })).not.toBeInTheDocument()
  await strike.click()
  await expect.element(line.getByText('誤入力とする理由を入力してください')).toBeVisible()
  expect((await said()).map(({ type }) => type)).not.toContain('v1.corrected')
  await line.getByLabelText('誤入力とする理由').fill('押し違い')
  await strike.click()
  await expect.element(line.getByText('誤入力', { exact: true })).toBeVisible()
  expect((await said()).at(-1)).toMatchObject({ body: { nature: 'mistaken', reason: '押し違い' } })
  // The page stays with what was struck out, and says so.
  await expect.element(line).toBeInViewport({ ratio: 1 })
  await expect.element(line.getByRole('button', { name: '訂正・誤入力' })).toHaveFocus()
  await expect.element(screen.css('.undo-bar')).toMatchTextContent('保存 誤入力とした')
})

// Both fields were called 理由.
it('[OP5] the reason of a judgement and that of its correction have each a name', async () => {
  const path = await recorded('業務端末で見慣れない操作があった')
  await say(subjectOf(path), {
    type: 'v1.threatAssessed',
    body: { level: 2, examples: [], reason: '事例にない', helpedBy: [], replaces: [] },
  })
  const screen = await open(path)
  const line = await correcting(screen, '脅威度 レベル2と判定')
  await line.getByRole('radio', { name: 'レベル3' }).click()
  await expect.element(line.getByLabelText('訂正の理由')).toHaveValue('')
  await expect.element(line.getByLabelText('理由', { exact: true })).toHaveValue('事例にない')
})

it('[OP3][OP5] time and person can be corrected, with a reason, and both values stay in sight', async () => {
  const screen = await open(await recorded('住基端末が起動しない', 'fault'))
  const line = await correcting(screen, '緊急時通報受付票を記録')
  await line.getByRole('button', { name: '人・日時を訂正する' }).click()
  await line.getByLabelText('氏名').fill('管理 乙')
  await line.getByLabelText('行った日時の時刻').fill('01:40')
  await line.getByLabelText('理由').fill('あとから聞いた')
  await line.getByRole('button', { name: '訂正する', exact: true }).click()
  await expect.element(line).toMatchTextContent('行った人 記録者は未記入 → 管理 乙')
  await expect.element(line.css('time').first()).toHaveTextContent('01:40')
})

it('[OP5] a second correction leaves what the first one said of time and person', async () => {
  const screen = await open(await recorded('住基端末が起動しない', 'fault'))
  const line = lineOf(screen, '緊急時通報受付票を記録')
  const press = (name: string) => line.getByRole('button', { name, exact: true }).click()
  await press('訂正・誤入力')
  await press('人・日時を訂正する')
  await line.getByLabelText('氏名').fill('管理 乙')
  await line.getByLabelText('理由').fill('聞き違い')
  await press('訂正する')
  await expect.element(line).toMatchTextContent('行った人 記録者は未記入 → 管理 乙')
  await press('訂正・誤入力')
  await line.getByLabelText('何が起きたか').fill('業務端末が起動しない')
  await press('訂正する')
  await expect.element(line).toMatchTextContent('→ 業務端末が起動しない')
  await expect.element(line).toMatchTextContent('行った人 記録者は未記入 → 管理 乙')
})

it('[OP5][ST3] what the machine saw of a call is remarked on, not corrected', async () => {
  const incident = await recorded('住基端末が起動しない', 'fault')
  const screen = await open(incident)
  await screen.css('.duty').getByRole('button', { name: '関係機関へ電話' }).click()
  await screen.css('.screen a[href="tel:0775633750"]').click()
  const call = screen.css('.timeline-line').filter({ hasText: 'へ発信' })
  await call.getByRole('button', { name: '訂正・誤入力' }).click()
  await expect.element(call.getByText('機械が記録した内容は訂正できません')).toBeVisible()
  await call.getByLabelText('添え書き').fill('当番表の番号')
  await call.getByRole('button', { name: '添え書きを残す' }).click()
  await expect.element(lineOf(screen, '添え書きした')).toMatchTextContent('当番表の番号')
  expect((await said()).at(-1)).toMatchObject({ body: { nature: 'remarked', body: null } })
})

it('[OP5] 誤入力 strikes a record out without hiding it, and can itself be taken back', async () => {
  const screen = await open(await recorded('住基端末が起動しない', 'fault'))
  await unfold(screen)
  await screen.css('.duty').getByRole('button', { name: '措置を記録', exact: true }).click()
  await screen.getByLabelText('とった措置').fill('業務端末の電源を切った')
  await screen.getByRole('button', { name: '措置を保存する' }).click()
  const measure = screen.css('.timeline-line').filter({ hasText: '業務端末の電源を切った' })
  await measure.getByRole('button', { name: '訂正・誤入力' }).click()
  await strikeOut(measure)
  await expect.element(measure.getByText('誤入力', { exact: true })).toBeVisible()
  await expect.element(measure.css('.said')).toHaveStyle({ textDecorationLine: 'line-through' })
  await expect
    .element(screen.css('.duty').getByRole('button', { name: '措置を記録', exact: true }))
    .toBeVisible()

  await measure.getByRole('button', { name: '訂正・誤入力' }).click()
  await expect.element(measure.getByText('「誤入力とした」の記録を誤入力にしてください')).toBeVisible()
  await expect.element(measure.getByRole('button', { name: '誤入力にする' })).not.toBeInTheDocument()
  const mistake = lineOf(screen, '誤入力とした')
  await mistake.getByRole('button', { name: '訂正・誤入力' }).click()
  await strikeOut(mistake)
  await expect.element(measure.getByText('誤入力', { exact: true })).not.toBeInTheDocument()
  await expect.element(measure.css('.said')).toHaveStyle({ textDecorationLine: 'none' })
  await expect.element(screen.getByText('誤入力とした', { exact: true })).toHaveLength(2)
})

it('[OP5] the outcome of a call can be put right, and the timeline tells it as it now stands', async () => {
  const incident = await recorded('住基端末が起動しない', 'fault')
  const screen = await open(incident)
  await screen.css('.duty').getByRole('button', { name: '関係機関へ電話' }).click()
  await screen.css('.screen a[href="tel:0775633750"]').click()
  await screen.getByRole('button', { name: '応答なし' }).click()
  const call = screen.css('.timeline-line').filter({ hasText: 'へ発信' })
  await expect.element(call).toMatchTextContent('応答なし')
  await expect.element(call).toHaveClass('failed')
  await call.getByRole('button', { name: '訂正・誤入力' }).click()
  await call.getByRole('radio', { name: 'つながった' }).click()
  await call.getByLabelText('理由').fill('押し違い')
  await call.getByRole('button', { name: '訂正する', exact: true }).click()
  await expect.element(call.css('.said')).toMatchTextContent('つながった')
  await expect.element(call).not.toHaveClass('failed')
  await expect.element(call).toMatchTextContent('訂正済み')
  await expect.element(call).toMatchTextContent('発信の結果 応答なし → つながった')
  expect((await said()).at(-1)?.type).toBe('v1.corrected')
})

it('[ST4] a correction that is half written survives a reload', async () => {
  const screen = await open(await recorded('住基端末が起動しない', 'fault'))
  const correct = screen.getByRole('button', { name: '訂正・誤入力' }).last()
  await correct.click()
  await screen.getByLabelText('何が起きたか').fill('業務端末が')
  await screen.getByLabelText('理由').fill('端末を')
  await screen.reload()
  await correct.click()
  await expect.element(screen.getByLabelText('何が起きたか')).toHaveValue('業務端末が')
  await expect.element(screen.getByLabelText('理由')).toHaveValue('端末を')
})

it('[OP5][ST4] what somebody else corrected meanwhile stands beside a correction that was half written', async () => {
  const incident = await recorded('住基端末が起動しない', 'fault')
  const located = { kinds: [], place: '庁舎1階', what: '起動しない' }
  const [operation] = await say(subjectOf(incident), { type: 'v1.faultLocated', body: located })
  const screen = await open(incident)
  const line = await correcting(screen, '障害の種類・箇所を特定した')
  await line.getByLabelText('事象', { exact: true }).fill('画面が黒い')
  await line.getByRole('button', { name: '人・日時を訂正する' }).click()
  await line.getByLabelText('氏名').fill('宿直 甲')
  await line.getByRole('button', { name: 'やめる' }).click()
  const another = { operation, nature: 'amended', body: { ...located, place: '電算室' }, reason: null }
  const at = '2026-11-23T01:40:00+09:00'
  await say(subjectOf(incident), { type: 'v1.corrected', body: { ...another, said: { at } } } as Omit<
    Fact,
    'subject'
  >)
  await expect.element(line).toMatchTextContent('庁舎1階 → 電算室')

  await line.getByRole('button', { name: '訂正・誤入力' }).click()
  await expect.element(line.getByLabelText('事象', { exact: true })).toHaveValue('画面が黒い')
  await expect.element(line.getByLabelText('障害の箇所')).toHaveValue('電算室')
  await line.getByLabelText('理由').fill('聞き違い')
  await line.getByRole('button', { name: '訂正する', exact: true }).click()
  await expect.element(line).toMatchTextContent('起動しない → 画面が黒い')
  expect((await said()).at(-1)).toMatchObject({
    body: { body: { place: '電算室', what: '画面が黒い' }, said: { at, by: '宿直 甲' } },
  })
})

it('[OP5][ST4] 誤入力 drops nothing of a correction that was half written', async () => {
  const screen = await open(await recorded('住基端末が起動しない', 'fault'))
  const line = await correcting(screen, '緊急時通報受付票を記録')
  await line.getByLabelText('何が起きたか').fill('業務端末が')
  await strikeOut(line)
  await expect.element(line.getByText('誤入力', { exact: true })).toBeVisible()
  await line.getByRole('button', { name: '訂正・誤入力' }).click()
  await expect.element(line.getByLabelText('何が起きたか')).toHaveValue('業務端末が')
})

/** What changes duties: seen first, for a reason. */
async function strikeOut(line: Locator): Promise<void> {
  await line.getByRole('button', { name: '誤入力にする' }).click()
  await line.getByLabelText('誤入力とする理由').fill('押し違い')
  await line.getByRole('button', { name: '誤入力にする' }).click()
}

async function correcting(screen: Screen, words: string) {
  const line = lineOf(screen, words)
  await line.getByRole('button', { name: '訂正・誤入力' }).click()
  return line
}

function lineOf(screen: Screen, words: string) {
  return screen.css('.timeline-line').filter({ has: page.getByText(words, { exact: true }) })
}
