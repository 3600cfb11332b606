// The council on the night (1-4, 2-2, 3-3): a phone asks, convenes, calls, records; then the morning's second meeting on
// the office's screen, which knows the members.
import { beforeEach, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import type { LocatorSelectors } from 'vitest/browser'
import { open, recorded, said, say, sizes, subjectOf, usedBy } from '../screen.ts'
import type { Screen } from '../screen.ts'
import { freshDevice } from '../town.ts'

const chief = '統括 丁'

beforeEach(freshDevice)

it('[1-4][SC4] after a decision is saved the view stays at its item, which says what was decided', async () => {
  const screen = await open(`${await nightOf('業務端末の使用を止めた')}/council`, sizes.smallPhone)
  await screen.getByRole('button', { name: 'の決定を記録する' }).nth(3).click()
  await screen.getByLabelText('決定内容').fill('窓口を閉める')
  await screen.getByRole('button', { name: '決定を保存する' }).click()
  await expect.element(screen.css('.decision')).toMatchTextContent('窓口を閉める')
  await expect.element(screen.css('.decision')).toBeInViewport()
})

// Four equal buttons: the one at the phone had to find out which comes first.
it('[1-4] one button of the council is filled: what comes first now', async () => {
  const path = await nightOf('業務端末の使用を止めた')
  const subject = subjectOf(path)
  const screen = await open(`${path}/council`, sizes.smallPhone)
  const leads = () =>
    [...screen.document().querySelectorAll('.council .leads')].map((one) => one.textContent?.trim())
  await expect.poll(leads).toEqual(['開催を求める'])
  await say(subject, { type: 'v1.councilRequested', body: { clause: '3-3', what: null } })
  await expect.poll(leads).toEqual(['会議を招集する'])
  await say(subject, { type: 'v1.councilConvened', body: { clause: '3-3', what: null } })
  await expect.poll(leads).toEqual(['開催を記録する'])
  const held = { meeting: null, place: null, chair: null, present: [], next: null }
  await say(subject, { type: 'v1.councilHeld', body: held })
  await expect.poll(leads).toEqual(['記録する'])
  await screen.css('.council .leads').click()
  await expect.element(screen.getByLabelText('決定内容')).toBeVisible()
  expect(getComputedStyle(screen.css('.council .leads').element()).backgroundColor).toBe('rgba(0, 0, 0, 0)')
})

it('[3-9 ただし書][1-4] whether to resume is chosen, never taken for said', async () => {
  const screen = await open(`${await nightOf('業務端末の使用を止めた')}/council`)
  await press(screen, '運用の再開の決定を記録する')
  await screen.getByLabelText('決定内容').fill('調査の結果を待つ')
  await press(screen, '決定を保存する')
  await expect.element(screen.getByText('再開するかを選んでください')).toBeVisible()
  await screen.getByRole('radio', { name: 'まだ再開しない' }).click()
  await press(screen, '決定を保存する')
  await expect.element(screen.css('.decision')).toMatchTextContent('決定(まだ再開しない)')
})

it('[1-4][2-2] asked for by one, convened by another; members are named, called, and answer', async () => {
  const screen = await open(`${await nightOf('業務端末の使用を止めた')}/council`)
  // 求める by the identity manager, 招集 by the chief: two acts of two people.
  await press(screen, '開催を求める')
  await press(screen, '開催を求めたと記録する')
  await expect.element(screen.getByText('理由を選んでください')).toBeVisible()
  await screen.getByRole('radio', { name: '脅威度レベル3(3-3)' }).click()
  await press(screen, '開催を求めたと記録する')
  await expect.element(screen.getByText('開催を求めた')).toBeVisible()
  await press(screen, '会議を招集する')
  await expect.element(screen.getByRole('radio', { name: '脅威度レベル3(3-3)' })).toBeChecked()
  await press(screen, 'ほかの人・時刻')
  await screen.getByLabelText('氏名', { exact: true }).fill(chief)
  await screen.getByLabelText('職').selectOptions('protectionChief')
  await press(screen, '招集したと記録する')
  await expect.element(screen.getByRole('heading', { name: '第1回の会議' })).toBeVisible()
  await expect.element(screen.getByText(`${chief}(情報保護統括責任者)`)).toBeVisible()

  // Members are named here; a number that can't be dialled says so.
  await nameMember(screen, '委員 一', '内線 12')
  await expect.element(screen.getByText('内線番号や#などは付けられません')).toBeVisible()
  await screen.getByLabelText('電話番号').fill('０７４９ー００ー０００１')
  await screen.getByRole('button', { name: '登録する', exact: true }).click()
  const one = memberLine(screen, '委員 一')
  await expect.element(one).toBeVisible()
  await nameMember(screen, '委員 二', '')

  // One tap dials and is noted; the question asks for the outcome; the answer is one tap.
  await one.getByRole('link', { name: '電話する' }).click()
  await expect.poll(screen.dialled).toBe('tel:0749000001')
  await screen.getByRole('button', { name: 'つながった', exact: true }).click()
  await expect.element(one.getByText(/発信 02:\d\d\s+つながった/)).toBeVisible()
  await one.getByRole('button', { name: '出席する', exact: true }).click()
  await expect.element(one.getByText('返事')).toBeVisible()
  const two = memberLine(screen, '委員 二')
  await expect.element(two.getByText('電話番号は未登録です')).toBeVisible()
  await two.getByRole('button', { name: 'つながらない' }).click()

  // Held: the chief is offered for the chair, those who would come for present; nobody was until somebody says so.
  await press(screen, '開催を記録する')
  await expect.element(screen.getByLabelText('議長')).toHaveValue('')
  await press(screen, chief)
  await expect.element(screen.getByLabelText('議長')).toHaveValue(chief)
  await expect.element(screen.getByRole('checkbox', { name: '委員 一 返事 出席する' })).not.toBeChecked()
  await screen.getByRole('checkbox', { name: '委員 一' }).click()
  await screen.getByLabelText('場所・方法').fill('電話会議')
  await press(screen, '開催を保存する')
  await expect.element(screen.getByText('電話会議')).toBeVisible()
  await expect.element(one.getByText('出席した')).toBeVisible()
})

it('[1-4][2-2][3-3] an urgent decision and its 着手; a measure of before approved afterwards', async () => {
  const incident = await nightOf('業務端末の使用を止めた')
  await say(subjectOf(incident), {
    type: 'v1.kindAssessed',
    body: { kind: 'fault', presence: 'suspected' },
  })
  await firstMeeting(incident)
  const screen = await open(`${incident}/council`)
  await expect.element(screen.getByText('0/8')).toBeVisible()
  await press(screen, '代替措置の実施の決定を記録する')
  await press(screen, '決定を保存する')
  await expect.element(screen.getByText('決定内容を入力してください')).toBeVisible()
  await screen.getByLabelText('決定内容').fill('窓口は紙で受け付ける')
  await screen.getByLabelText('担当').fill('住民課長')
  await screen.getByLabelText('期限').fill('2026-11-24')
  await screen.getByRole('checkbox', { name: /^緊急かつ必要性の高いもの/ }).click()
  await screen.reload()
  await expect.element(screen.getByLabelText('決定内容')).toHaveValue('窓口は紙で受け付ける')
  await press(screen, '決定を保存する')
  await expect.element(screen.getByText('1/8')).toBeVisible()
  await expect.element(screen.getByText('期限 2026/11/24')).toBeVisible()
  await press(screen, '着手した')
  await expect.element(screen.getByText(/✓ 着手 02:\d\d/)).toBeVisible()
  await press(screen, '緊急かつ重大な事項に係る措置の決定を記録する')
  await screen.getByRole('checkbox', { name: /業務端末の使用を止めた\(宿直 甲\)/ }).click()
  await press(screen, '決定を保存する')
  await expect
    .element(screen.getByText(/承認した措置: 02:\d\d 暫定的な対応措置 業務端末の使用を止めた/))
    .toBeVisible()
  await expect.element(screen.getByText('2/8')).toBeVisible()
})

it('[1-4][2-2] an item not taken up is closed by name; without a fault nothing speaks of 2-2', async () => {
  const incident = await recorded('業務端末で見慣れない操作があった')
  const screen = await open(`${incident}/council`)
  await press(screen, '住民対応の決定を記録する')
  await expect.element(screen.getByText('決定内容')).toBeVisible()
  await expect.element(screen.getByText('2-2')).not.toBeInTheDocument()
  await screen.getByText('取り上げない').click()
  await press(screen, '今回は決定しない')
  await expect.element(screen.getByText('氏名を入力してください')).toBeVisible()
  await screen.getByLabelText('氏名', { exact: true }).fill(chief)
  await press(screen, '今回は決定しない')
  await expect.element(screen.getByText('1/8')).toBeVisible()
  await expect.element(screen.getByText(`${chief}・権限未確認`)).toBeVisible()
})

it('[2-2] the second meeting, at the desk, knows the members; one is renamed, one leaves', async () => {
  const incident = await nightOf('業務端末の使用を止めた')
  await firstMeeting(incident)
  await usedBy(chief, 'protectionChief')
  const desk = await open(`${incident}/council`, sizes.desk)
  await expect.element(desk.getByText('電話会議')).toBeVisible()
  await press(desk, '次の会議を招集する')
  await press(desk, '招集したと記録する')
  await expect.element(desk.getByText('理由を選んでください')).toBeVisible()
  await desk.getByRole('radio', { name: '統括責任者の発意(1-4)' }).click()
  await press(desk, '招集したと記録する')
  const second = desk.css('section').filter({ has: page.getByRole('heading', { name: '第2回の会議' }) })
  await expect
    .element(second.getByRole('link', { name: /委員 一に\s*電話する/ }))
    .toHaveAttribute('href', 'tel:0749000001')
  await expect.element(second.getByText('返事')).not.toBeInTheDocument()
  await desk.getByText('第1回の会議').first().click()
  await expect.element(desk.getByText('✓ 出席した')).toBeVisible()

  // Another name and number: the same member.
  await press(second, '委員 二の氏名・番号を直す')
  await second.getByLabelText('メンバーの氏名').fill('委員 三')
  await second.getByLabelText('電話番号').fill('0749-00-0003')
  await press(second, '直した内容を保存する')
  await expect
    .element(second.getByRole('link', { name: /委員 三に\s*電話する/ }))
    .toHaveAttribute('href', 'tel:0749000003')
  await expect.element(second.getByText('委員 二')).not.toBeInTheDocument()

  // Who left is taken out everywhere, and stays in the meeting of that night.
  await press(second, '委員 一の氏名・番号を直す')
  await press(second, '委員 一をメンバーから外す')
  await expect.element(second.getByRole('link', { name: /委員 一に\s*電話する/ })).not.toBeInTheDocument()
  await expect.element(desk.getByText('✓ 出席した')).toBeVisible()
  expect((await said()).filter(({ type }) => type === 'v1.councilConvened')).toHaveLength(2)
})

/** An incident with a measure that 宿直 甲 has taken. Answers its path. */
async function nightOf(measure: string): Promise<string> {
  await usedBy('宿直 甲', 'responder')
  const incident = await recorded('業務端末で見慣れない操作があった')
  await say(subjectOf(incident), { type: 'v1.measureStarted', body: { what: measure, clause: '1-3' } })
  return incident
}

/** Its first meeting was held, with one member there and one not reached. */
async function firstMeeting(incident: string): Promise<void> {
  const [meeting = ''] = await say(subjectOf(incident), {
    type: 'v1.councilConvened',
    body: { clause: '3-3', what: null },
    by: chief,
    office: 'protectionChief',
  })
  await say(
    'town',
    { type: 'v1.memberNamed', body: { member: '委員 一', number: '0749000001' } },
    { type: 'v1.memberNamed', body: { member: '委員 二', number: null } },
  )
  await say(
    subjectOf(incident),
    { type: 'v1.memberAnswered', body: { meeting, member: '委員 一', answer: 'attends' } },
    { type: 'v1.memberAnswered', body: { meeting, member: '委員 二', answer: 'notReached' } },
    {
      type: 'v1.councilHeld',
      body: { meeting, place: '電話会議', chair: chief, present: ['委員 一'], next: null },
    },
  )
}

async function press(where: LocatorSelectors, name: string): Promise<void> {
  await where.getByRole('button', { name }).click()
}

async function nameMember(screen: Screen, member: string, number: string): Promise<void> {
  await press(screen, 'メンバーを登録する')
  await screen.getByLabelText('メンバーの氏名').fill(member)
  await screen.getByLabelText('電話番号').fill(number)
  await screen.getByRole('button', { name: '登録する', exact: true }).click()
}

function memberLine(screen: Screen, member: string) {
  return screen.getByRole('listitem').filter({ has: page.getByText(member, { exact: true }) })
}

// From every other screen a button led on; from here only the name of the incident did.
it('[SC4] a way leads from the council to what is to be done next, in sight', async () => {
  const path = await recorded('業務端末に見慣れない操作がある')
  const screen = await open(`${path}/council`, sizes.smallPhone)
  const next = screen.getByRole('link', { name: /^次にすることへ/ })
  await expect.element(next).toBeInViewport({ ratio: 1 })
  expect(screen.window().getComputedStyle(next.element()).backgroundColor).toBe('rgba(0, 0, 0, 0)')
})
