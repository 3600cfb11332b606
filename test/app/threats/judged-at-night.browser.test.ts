// The night of 2026-11-23 goes on: the level thought likely, the prefecture not reached, the agency told directly; level
// 3 judged by whoever was there, judged again as 2 by a deputy, marked 誤入力.
import { beforeEach, expect, it } from 'vitest'
import { open, recorded, say, subjectOf, usedBy } from '../screen.ts'
import type { Screen } from '../screen.ts'
import { freshDevice } from '../town.ts'

const what = '住基端末に見慣れないログイン履歴がある'
const through = 'FWを通過した不正アクセス'
const removed = 'ウィルス対策ソフトによるコンピュータウィルス等の検出等'
const prefecture = '県の住基ネット担当部署へ通報する'
const agency = '指定情報処理機関へ直接通報する'

beforeEach(freshDevice)

it('[3-2(4)] 可能性が高い calls for the prefecture before any judgement; not reached, the agency is told directly', async () => {
  const screen = await open(await recorded(what))
  await tick(screen, through)
  await screen.getByRole('button', { name: '可能性が高いとして記録' }).click()
  await expect.element(screen.getByText('レベル3の可能性').first()).toBeVisible()
  await expect.poll(() => owed(screen)[0]).toBe(prefecture)
  await expect.element(duty(screen, '脅威度を判定する')).toBeVisible()

  await duty(screen, '県の住基ネット担当部署へ').getByRole('link', { name: '077-563-3750' }).click()
  await answerAtText(screen, '応答なし')
  const direct = duty(screen, agency)
  await expect.element(direct).toMatchTextContent('県 応答なし(02:1')
  await expect.element(direct.getByRole('link', { name: /県へかけ直す 077-563-3750/ })).toBeVisible()
  await expect.element(direct.getByRole('link', { name: /県のほかの番号 077-528-3233/ })).toBeVisible()
  await direct.getByRole('link', { name: /電話 03-5214-0908/ }).click()
  await answerAtText(screen, 'つながった')
  // An answered call is not yet a notification.
  await expect.element(screen.getByText('へ発信 つながった')).toBeVisible()
  expect(owed(screen)[0]).toBe(agency)
  await direct.getByRole('button', { name: '通報した', exact: true }).click()
  await expect.element(screen.getByText('指定情報処理機関へ通報した 1-3・3-2(4)')).toBeVisible()
  await expect.poll(() => owed(screen)).not.toContain(agency)
  expect(owed(screen)).toContain('脅威度を判定する')

  // What was said is not asked for again: the judgement comes first now.
  await screen.getByRole('link', { name: '脅威度の判定' }).click()
  await expect.element(screen.getByRole('button', { name: 'レベル3と判定する' })).toHaveClass('act')
  await expect.element(screen.getByRole('button', { name: '可能性が高いとして記録' })).not.toHaveClass('act')
})

it('[3-2(4)][OP9] told before there was an incident: 通報した comes in with the call and nothing is owed', async () => {
  const screen = await open()
  await screen.css('#calls a[href="tel:0775633750"]').click()
  await answer(screen, 'つながった')
  await screen.getByLabelText('応対した人').fill('県 担当')
  await screen.getByRole('button', { name: '通報した' }).click()
  await expect.element(screen.getByText('「通報した」を保存しました')).toBeVisible()
  await screen.getByRole('link', { name: '事案を記録する' }).click()
  await screen.getByLabelText('何が起きたか').fill(what)
  await screen.getByRole('checkbox', { name: /つながった/ }).click()
  await screen.getByRole('button', { name: '不正行為の疑い' }).click()
  await tick(screen, through)
  await screen.getByRole('button', { name: '可能性が高いとして記録' }).click()
  await screen.getByRole('button', { name: /^経過をすべて表示/ }).click()
  await expect.element(screen.getByText('県の住基ネット担当部署へ通報した 1-3・3-2(4)')).toBeVisible()
  await expect.element(screen.getByText('応対: 県 担当')).toBeVisible()
  expect(owed(screen)).not.toContain(prefecture)
  expect(owed(screen)).toContain('脅威度を判定する')
})

// Whoever held the phone became the office's deputy without a word.
it('[3-3][3-5][3-8][3-9][GT3] level 3 unconfirmed, then 2 as a deputy: the mayor and the council stay owed, until 誤入力', async () => {
  await usedBy('宿直 甲', 'responder')
  const screen = await open(await recorded(what))
  await tick(screen, through)
  const judge = (level: number) => ({ name: `レベル${level}と判定する` })
  await screen.getByRole('button', judge(3)).click()
  const dialog = screen.getByRole('dialog')
  await dialog.getByText(/^ほか \d+件/).click()
  for (const clause of ['3-2(4)', '3-3', '3-4(2)', '3-8', '3-9'])
    await expect.element(dialog.getByText(clause, { exact: true }).first()).toBeVisible()
  const asDeputy = dialog.getByLabelText('本人確認情報管理責任者の代理として(なければ権限未確認)')
  await expect.element(asDeputy).not.toBeChecked()
  await dialog.getByRole('button', judge(3)).click()
  await expect.element(screen.getByText('宿直 甲(緊急対策職員)・権限未確認')).toBeVisible()
  await expect.element(duty(screen, '情報保護管理会議の開催を求める')).toMatchTextContent('直ちに')
  await expect.element(duty(screen, '町長に報告する')).toMatchTextContent('速やかに')

  await tick(screen, removed, through)
  await screen.getByRole('button', judge(2)).click()
  await asDeputy.click()
  await dialog.getByRole('button', judge(2)).click()
  await expect.element(screen.getByText('宿直 甲(緊急対策職員)・本人確認情報管理責任者の代理')).toBeVisible()
  await expect.element(screen.css('.state')).toMatchTextContent('レベル2')
  const stays = ['町長に報告する', '通常運用体制への移行を会議で決定する']
  await expect.poll(() => owed(screen)).toEqual(expect.arrayContaining(stays))
  expect(owed(screen)).not.toContain('情報保護管理会議の開催を求める')

  const line = screen.css('.timeline-line').filter({ hasText: '脅威度 レベル3と判定' }).last()
  await line.getByRole('button', { name: '訂正・誤入力' }).click()
  await line.getByRole('button', { name: '誤入力にする' }).click()
  await line.getByLabelText('誤入力とする理由').fill('押し違い')
  await line.getByRole('button', { name: '誤入力にする' }).click()
  await expect.element(screen.getByText('レベル3の判定が誤入力とされたため')).toBeVisible()
  await expect.element(line).toHaveClass('mistaken')
  await expect.poll(() => owed(screen).filter((words) => stays.includes(words))).toEqual([])
  expect(owed(screen)).toContain(prefecture)
})

// It said 誤入力, which nobody had said.
it('[3-8][3-9][OP5] level 3 corrected to 2, the page says that it was 訂正, not 誤入力', async () => {
  const incident = await recorded(what)
  const judged = { examples: [], reason: '事例にない', helpedBy: [], replaces: [] }
  const [operation = ''] = await say(subjectOf(incident), {
    type: 'v1.threatAssessed',
    body: { ...judged, level: 3 },
  })
  const corrected = {
    operation,
    nature: 'amended',
    body: { ...judged, level: 2 },
    reason: '押し間違い',
  } as const
  await say(subjectOf(incident), { type: 'v1.corrected', body: corrected })
  const screen = await open(incident)
  await expect.element(screen.getByText('レベル3の判定が訂正されたため、町長への報告(3-8)')).toBeVisible()
  await expect.element(screen.getByText('誤入力とされたため')).not.toBeInTheDocument()
})

function duty(screen: Screen, text: string) {
  return screen.css('.duty').filter({ hasText: text })
}

/** The duties that are owed, in the order of the screen. */
function owed(screen: Screen): string[] {
  const words = screen.document().querySelectorAll('.duty:not(.done) .duty-what')
  return [...words].map(({ textContent }) => textContent ?? '')
}

/** From the incident's screen: ticks this example in place of the one that was judged by. */
async function tick(screen: Screen, example: string, before?: string): Promise<void> {
  await screen.getByRole('link', { name: '脅威度の判定' }).click()
  await expect.element(screen.getByText('該当する事例を選んでください')).toBeVisible()
  if (before !== undefined) await screen.getByRole('checkbox', { name: before, checked: true }).click()
  await screen.getByRole('checkbox', { name: example }).click()
}

/** Dialled from the card, the text to read out stands there with the answers; then back to the incident. */
async function answerAtText(screen: Screen, outcome: string): Promise<void> {
  await screen.css('.tell-acts').getByRole('button', { name: outcome }).click()
  await screen.getByRole('link', { name: what }).click()
}

async function answer(screen: Screen, outcome: string): Promise<void> {
  await screen.getByRole('region', { name: '発信の結果' }).getByRole('button', { name: outcome }).click()
}
