// Form 1 緊急時通報受付票 (別紙1, 1-3): filled in at night, in steps that may all be skipped.
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { cdp, userEvent } from 'vitest/browser'
import { open, recorded, said, sizes, unfold, usedBy } from '../screen.ts'
import type { Screen } from '../screen.ts'
import { freshDevice } from '../town.ts'

const what = '住基端末の画面に見慣れないログイン履歴が出ている'

beforeEach(freshDevice)

it('[別紙1] filled in step by step on the phone, all of it stands in the sheet, on the phone and at the desk', async () => {
  await usedBy('宿直 甲', 'responder')
  const incident = await recorded(what)
  const phone = await open(incident)
  await unfold(phone)
  await phone.getByRole('link', { name: '緊急時通報受付票 未記入 6' }).click()
  await expect.element(phone.getByText('未記入 6項目')).toBeVisible()
  await phone.getByRole('link', { name: '記入する' }).click()

  await expect.element(phone.getByLabelText('未確認')).toHaveFocus()
  await phone.getByText('通報', { exact: true }).click()
  await ago(phone, '発生日時', '30分前')
  await ago(phone, '発見日時', '10分前')
  await saveStep(phone)

  const discoverer = phone.getByRole('group', { name: '発見者' })
  await expect.element(discoverer.getByLabelText('所属')).toHaveFocus()
  await discoverer.getByLabelText('氏名').fill('宿直 甲')
  await phone.getByText('保守委託事業者').click()
  const reporter = phone.getByRole('group', { name: '通報元', exact: true })
  await reporter.getByLabelText('氏名').fill('保守 乙')
  await reporter.getByLabelText('連絡先').fill('077-528-3233')
  await saveStep(phone)

  await expect.element(phone.getByLabelText('場所')).toHaveFocus()
  await userEvent.keyboard('電算室')
  await phone.getByText('業務端末', { exact: true }).click()
  await saveStep(phone)

  await expect.element(phone.getByLabelText('事象の詳細')).toHaveFocus()
  await userEvent.keyboard('2時すぎに気づいた')
  await phone.getByLabelText('住民サービスへの影響').fill('なし')
  await saveStep(phone)

  await phone.getByText('1 不正アクセスの徴候を発見').click()
  await phone.getByText('1-3 全国センター').click()
  await saveStep(phone)

  await expect.element(phone.getByLabelText('受付者')).toHaveValue('宿直 甲')
  await phone.getByLabelText('文書番号').fill('第12号')
  await phone.getByRole('button', { name: '保存して事案へ戻る' }).click()
  await expect.element(phone.getByRole('heading', { name: what })).toBeVisible()
  await unfold(phone)
  await phone.getByRole('link', { name: '緊急時通報受付票 未記入 0' }).click()
  await expect.element(phone.getByText('未記入 0項目')).toBeVisible()
  await expect.element(phone.getByText('保存済み・この端末だけ')).toHaveLength(7)
  expect((await said()).filter(({ type }) => type === 'v1.intakeDetailed')).toHaveLength(6)
  phone.close()

  const desk = await open(`${incident}/form1`, sizes.desk)
  await expect.element(desk.getByText('未記入 0項目')).toBeVisible()
  const sheet = desk.getByLabelText('緊急時通報受付票の内容')
  for (const words of ['通報', '01:43', '02:03', '宿直 甲', '保守委託事業者', '077-528-3233', '電算室'])
    await expect.element(sheet.getByText(words).first()).toBeVisible()
  for (const words of ['業務端末', '2時すぎに気づいた', '参考1-3', '第12号'])
    await expect.element(sheet.getByText(words).first()).toBeVisible()
  await desk.getByRole('link', { name: '事案へ戻る' }).first().click()
  await unfold(desk)
  await expect.element(desk.getByRole('link', { name: '未記入 0' })).toBeVisible()
})

it('[別紙1] every step may be skipped, says nothing then, and is listed as 未記入 with the way to it', async () => {
  const screen = await open(`${await recorded(what)}/form1/when`)
  for (let step = 1; step < 6; step += 1) {
    await expect.element(screen.getByRole('heading', { name: `${step}/6` })).toBeVisible()
    const [role, name] =
      step % 2 === 0 ? (['link', 'とばす'] as const) : (['button', '保存して次へ'] as const)
    await screen.getByRole(role, { name }).click()
  }
  await screen.getByRole('link', { name: '前へ' }).click()
  await expect.element(screen.getByRole('heading', { name: '5/6' })).toBeVisible()
  await screen.getByRole('link', { name: '一覧' }).click()
  await expect.element(screen.getByText('未記入 7項目')).toBeVisible()
  expect((await said()).map(({ type }) => type)).not.toContain('v1.intakeDetailed')
  await expect.element(screen.getByRole('link', { name: /^5 .*任意$/ })).toBeVisible()
  await screen.getByRole('link', { name: /場所・機器\s*未記入: 場所/ }).click()
  await screen.getByLabelText('場所').fill('電算室')
  await saveStep(screen)
  await expect.element(screen.getByRole('heading', { name: '4/6' })).toBeVisible()
  await screen.getByRole('link', { name: '一覧' }).click()
  await screen.getByRole('link', { name: /場所・機器\s*残りは任意/ }).click()
  await expect.element(screen.getByLabelText('場所')).toHaveValue('電算室')
  await expect.element(screen.getByText('下書き')).not.toBeInTheDocument()
})

it('[別紙1] a step stands alone, what is typed stays when it is left あとで, and a resident may be the 通報元', async () => {
  const incident = await recorded(what)
  const screen = await open(`${incident}/form1/people`, sizes.smallPhone)
  await screen.getByText('住民', { exact: true }).click()
  await expect.element(screen.getByText('住民の氏名は書かないでください。')).toBeVisible()
  const names = [...screen.document().querySelectorAll('#app main .choices :is(h2, legend)')]
  expect(names.map((each) => each.textContent?.trim())).toEqual([
    '2/6 発見者・通報元',
    '発見者',
    '通報元の区分',
    '通報元',
  ])
  await expect.element(screen.getByLabelText('緊急時通報受付票の内容')).not.toBeInTheDocument()
  await screen.getByRole('link', { name: 'あとで' }).click()
  await expect.element(screen.getByRole('heading', { name: what })).toBeVisible()
  screen.go(`${incident}/form1/people`)
  await expect.element(screen.getByLabelText('住民', { exact: true })).toBeChecked()
  await saveStep(screen)
  await expect.element(screen.getByRole('heading', { name: '3/6' })).toBeVisible()
  const detailed = (await said()).find(({ type }) => type === 'v1.intakeDetailed')
  expect(detailed?.body).toEqual({ form: { reporterKind: 'resident' } })
})

it('[別紙1] that no example applies is an answer, which ticking one takes back', async () => {
  const incident = await recorded(what)
  const screen = await open(`${incident}/form1/examples`)
  const none = screen.getByLabelText('該当する例はない')
  const saidExamples = async () =>
    (await said()).flatMap((operation) =>
      operation.type === 'v1.intakeDetailed' ? [operation.body.form] : [],
    )
  await none.click()
  await saveStep(screen)
  await expect.element(screen.getByRole('heading', { name: '6/6' })).toBeVisible()
  await expect.poll(saidExamples).toEqual([{ measureExamples: [] }])
  screen.go(`${incident}/form1/examples`)
  await expect.element(none).toBeChecked()
  await screen.getByText('1 不正アクセスの徴候を発見').click()
  await screen.getByText('1-3 全国センター').click()
  await expect.element(none).not.toBeChecked()
  await expect.element(screen.getByText('(1つ選択)')).toBeVisible()
  await screen.reload()
  await expect.element(screen.getByText('(1つ選択)')).toBeVisible()
  await saveStep(screen)
  await expect.poll(saidExamples).toContainEqual({ measureExamples: ['1-3'] })
})

it('[1-3] the times are Japan’s on a phone of another zone; what looks wrong is said and saved all the same', async () => {
  await cdp().send('Emulation.setTimezoneOverride', { timezoneId: 'America/Los_Angeles' })
  onTestFinished(async () => {
    await cdp().send('Emulation.setTimezoneOverride', { timezoneId: '' })
  })
  const screen = await open(`${await recorded(what)}/form1/when`)
  // The night goes on while the tests before this one run.
  const [intake] = await said()
  await expect.element(screen.getByLabelText('受付日時の時刻')).toHaveValue(intake?.at.slice(11, 16))
  await ago(screen, '発見日時', '10分前')
  const { value: discovered } = screen.getByLabelText('発見日時の時刻').element() as HTMLInputElement
  expect(discovered).toMatch(/^02:0/)
  await screen.getByLabelText('発生日時の時刻').fill('02:10')
  await expect.element(screen.getByLabelText('発生日時の日付')).toHaveValue('2026-11-23')
  await expect.element(screen.getByText('発生日時より前です')).toBeVisible()
  await screen.getByLabelText('発生日時の日付').fill('2026-11-24')
  await expect.element(screen.getByText('まだ来ていない日時です')).toBeVisible()
  await saveStep(screen)
  await expect.element(screen.getByRole('heading', { name: '2/6' })).toBeVisible()
  const detailed = (await said()).find(({ type }) => type === 'v1.intakeDetailed')
  expect(detailed?.body).toEqual({
    form: { occurredAt: '2026-11-24T02:10:00+09:00', discoveredAt: `2026-11-23T${discovered}:00+09:00` },
  })
})

it('[別紙1] a year of one digit is asked about, and one tap gives the year that was meant', async () => {
  const screen = await open(`${await recorded(what)}/form1/when`)
  await screen.getByLabelText('発生日時の日付').fill('0008-11-23')
  await screen.getByLabelText('発生日時の時刻').fill('02:10')
  await expect.element(screen.getByText('1年より前です')).toBeVisible()
  await expect.element(screen.getByText('西暦8年11月23日')).toBeVisible()
  await screen.getByRole('button', { name: '令和8年?' }).click()
  await expect.element(screen.getByLabelText('発生日時の日付')).toHaveValue('2026-11-23')
  await expect.element(screen.getByText('1年より前です')).not.toBeInTheDocument()
})

it('[別紙1] a time typed halfway is told beside its field, and nothing of the step is lost', async () => {
  const screen = await open(`${await recorded(what)}/form1/when`)
  const time = screen.getByLabelText('発生日時の時刻')
  await screen.getByText('照会', { exact: true }).click()
  await time.click({ position: { x: 10, y: 20 } })
  await userEvent.keyboard('01')
  await saveStep(screen)
  await expect.element(screen.getByText('日付か時刻が途中です')).toBeVisible()
  await expect.element(time).toHaveFocus()
  await expect.element(screen.getByLabelText('照会')).toBeChecked()
  await time.fill('01:40')
  await screen.getByLabelText('発生日時の日付').fill('')
  await saveStep(screen)
  await expect.element(screen.getByText('日付と時刻を両方入れてください')).toBeVisible()
  await saveStep(screen)
  await expect.element(screen.getByRole('heading', { name: '1/6' })).toBeVisible()
  await screen.reload()
  await expect.element(time).toHaveValue('01:40')
})

it('[TN2][ST3] a number in full-width digits calls back in one tap, which is noted in the incident', async () => {
  const incident = await recorded(what)
  const screen = await open(`${incident}/form1/people`)
  const discoverer = screen.getByRole('group', { name: '発見者' })
  const reporter = screen.getByRole('group', { name: '通報元', exact: true })
  await discoverer.getByLabelText('所属').fill('住民課')
  await discoverer.getByLabelText('連絡先').fill('０９０―１２３４―５６７８')
  await reporter.getByLabelText('連絡先').fill('内線 12')
  await expect.element(reporter.getByText('このままでは発信できません')).toBeVisible()
  await expect.element(screen.getByText('桁の数字があります')).not.toBeInTheDocument()
  await screen.getByRole('link', { name: '住民課へかけ直す' }).click()
  await expect.poll(screen.dialled).toBe('tel:09012345678')
  await expect.poll(dialledNumbers).toEqual(['09012345678'])
  await screen.getByRole('button', { name: 'つながった' }).click()
  await saveStep(screen)
  await expect.element(screen.getByRole('heading', { name: '3/6' })).toBeVisible()
  screen.go(incident)
  await expect.element(screen.getByText('住民課へ発信 つながった')).toBeVisible()
  const detailed = (await said()).find(({ type }) => type === 'v1.intakeDetailed')
  expect(detailed?.body).toEqual({
    form: {
      discoverer: { organisation: '住民課', contact: '０９０―１２３４―５６７８' },
      reporter: { contact: '内線 12' },
    },
  })
})

async function saveStep(screen: Screen): Promise<void> {
  await screen.getByRole('button', { name: '保存して次へ' }).click()
}

/** Presses one of the buttons of a time. */
async function ago(screen: Screen, legend: string, button: string): Promise<void> {
  await screen.getByRole('group', { name: legend, exact: true }).getByRole('button', { name: button }).click()
}

async function dialledNumbers(): Promise<string[]> {
  return (await said()).flatMap((operation) =>
    operation.type === 'v1.callPlaced' ? [operation.body.number] : [],
  )
}
