// 再開・終了 on the phone: a number dialled there asks for 3-9's contact in its own words, beside a gate stands what else is
// owed, and what was never stopped is said so.
import { beforeEach, expect, it } from 'vitest'
import { townSubject } from '../../../shared/incident/subjects.ts'
import { open, recorded, said, say, sizes, subjectOf, usedBy } from '../screen.ts'
import type { Browser, Screen } from '../screen.ts'
import { freshDevice } from '../town.ts'

beforeEach(freshDevice)

const judged = (level: 1 | 2 | 3, replaces: string[] = []) => ({
  type: 'v1.threatAssessed' as const,
  body: { level, examples: [], reason: null, helpedBy: [], replaces },
})
const gate = (screen: Screen, name: string) => screen.css('.gate').filter({ hasText: name })

// A call from here was asked about as 通報, and its answer discharged the duties of the first hour.
it('[3-9][3-2(4)] a call dialled here is the contact before resumption, and no 通報', async () => {
  const incident = await recorded('住基端末に見慣れない操作がある')
  await say(subjectOf(incident), judged(2))
  const screen = await open(`${incident}/resumption`)
  const resumption = gate(screen, '不正行為からの運用の再開')
  const agency = resumption.css('.missing').filter({ hasText: '指定情報処理機関と再開の前に' })
  await agency.getByRole('link', { name: /03-5214-0908/ }).click()
  await expect.element(screen.css('.call-question')).not.toBeInTheDocument()
  await agency.getByRole('button', { name: 'つながった' }).click()
  await expect.element(agency).toMatchTextContent('連絡を取ったら押してください')
  await expect.element(agency).toMatchTextContent('再開前の連絡')
  await expect.element(screen.getByText('通報したら押してください')).not.toBeInTheDocument()
  await agency.getByRole('button', { name: '連絡を取った', exact: true }).first().click()
  await expect.element(resumption.getByText('指定情報処理機関と連絡を取った・再開前 3-9')).toBeVisible()
  expect((await said()).at(-1)).toMatchObject({
    type: 'v1.notified',
    body: { office: 'agency', clauses: ['3-9'], reason: null },
  })

  // The gate speaks of 3-9 alone; 直ちに and 3-2(4) stand first beside it.
  const beside = resumption.css('.owed-beside')
  await expect.element(beside.css('li').first()).toMatchTextContent('県の住基ネット担当部署へ通報する')
  await expect.element(beside).toMatchTextContent('直ちに 原因を解明する')
})

it('[3-9][3-3] of level 3, judged 1 since, nothing stopped: said once, the contacts are owed no more', async () => {
  const incident = await recorded('住基端末に見慣れない操作がある')
  const [high = ''] = await say(subjectOf(incident), judged(3))
  await say(subjectOf(incident), judged(1, [high]))
  const screen = await open(`${incident}/resumption`)
  const resumption = gate(screen, '不正行為からの運用の再開')
  await expect.element(resumption).toMatchTextContent('足りないもの 5件')
  await expect.element(screen.getByText('それぞれ別に終えます')).not.toBeInTheDocument()
  await resumption.getByText('運用を止めていない(3-9の連絡はあたらない・当方の読み方)').click()
  await resumption.getByRole('button', { name: '運用を止めていないと記録する' }).click()
  await expect.element(resumption).not.toBeInTheDocument()
  const standDown = gate(screen, '緊急時対応を解く')
  await expect.element(standDown).toMatchTextContent('運用を止めていない')
  await expect.element(standDown).toMatchTextContent('通常運用体制への移行を会議で決定する')
})

const maintainer = {
  type: 'v1.contactEntered' as const,
  body: {
    contact: 'maintainer',
    entry: { office: 'maintainer', name: '保守会社', number: '09000000005', whileLocked: true },
  },
}

// Dialled from far down, the question stood above the view; 連絡を取った took a second tap after つながった; and through the folded
// list of screens the way there took two: eleven, then ten, then nine.
it('[3-9][OP7] from the incident, dialled one after the other, level 3 is resumed in eight taps, each asked where it was dialled', async () => {
  await usedBy('管理 乙', 'identityManager')
  await say(townSubject, maintainer)
  const incident = await recorded('住基端末に見慣れない操作がある')
  await say(
    subjectOf(incident),
    judged(3),
    {
      type: 'v1.isolated',
      body: { what: '既存住基システム', from: '住基ネット', clause: '3-4(2)', byProcedure: true },
    },
    { type: 'v1.councilDecided', body: { item: 'resumption', what: '再開する', resumes: true } },
  )
  const screen = await open(incident, sizes.smallPhone)
  let taps = 0
  const tap = async (button: { click: () => Promise<void> }) => {
    await button.click()
    taps += 1
  }
  const way = screen.css('.state-course').getByRole('link', { name: '再開' })
  await expect.element(way).toBeInViewport()
  await tap(way)
  const resumption = gate(screen, '不正行為からの運用の再開')
  for (const whom of ['保守委託事業者', '県の住基ネット担当部署', '指定情報処理機関']) {
    const contact = resumption.css('.missing').filter({ hasText: `${whom}と再開の前に` })
    await tap(contact.css('.call').first())
    const question = contact.getByRole('group', { name: '発信の結果' })
    await expect.element(question).toHaveFocus()
    await expect.element(question).toBeInViewport({ ratio: 1 })
    await tap(question.getByRole('button', { name: '連絡を取った' }))
    await expect.element(resumption).toMatchTextContent(`${whom}と連絡を取った・再開前 3-9`)
  }
  await tap(resumption.getByRole('button', { name: '支障なしを確認し、再開した' }))
  await expect.element(resumption.getByText('運用を再開した(3-9)')).toBeVisible()
  expect(taps).toBe(8)
})

// The next contact's form stood open by itself, with a button that looked the same at the same place.
it('[3-9][SC3] 連絡を取った tapped again 750 ms later says nothing of the next contact; after a moment it does', async () => {
  await usedBy('管理 乙', 'identityManager')
  const incident = await recorded('住基端末に見慣れない操作がある')
  await say(subjectOf(incident), judged(3))
  const screen = await open(`${incident}/resumption`)
  const told = async () => (await said()).flatMap(({ type, body }) => (type === 'v1.notified' ? [body] : []))
  const button = () => screen.getByRole('button', { name: '連絡を取った', exact: true })
  await expect.element(button()).toBeInViewport({ ratio: 1 })
  await expect.poll(() => isGuarded(screen)).toBe(true)
  const { x, y } = button().element().getBoundingClientRect()
  const { performance } = screen.window()
  const under = () => screen.document().elementFromPoint(x + 40, y + 40)
  const tap = (timeStamp: number) => tapAt(under() ?? expect.fail(), x + 40, y + 40, timeStamp)
  const pressed = under()
  const firstMs = performance.now()
  tap(firstMs)
  await expect.poll(told).toMatchObject([{ office: 'maintainer' }])
  await expect.poll(() => under() !== pressed && under() === button().element()).toBe(true)
  expect(tap(firstMs + 750)).toBe(false)
  expect(await told()).toHaveLength(1)
  expect(tap(performance.now() + 1_000)).toBe(true)
  await expect.poll(told).toMatchObject([{ office: 'maintainer' }, { office: 'prefecture' }])
})

/** What guards it comes when the page is idle. */
function isGuarded(screen: Screen): boolean {
  const { body } = screen.document()
  const probes = ['first', 'brought'].map(() => body.appendChild(body.ownerDocument.createElement('button')))
  const passed = probes.map((probe, at) => tapAt(probe, 0, 0, at))
  for (const probe of probes) probe.remove()
  body.dispatchEvent(new Event('input', { bubbles: true }))
  return passed[1] === false
}

/** A tap of a thumb, at this moment, after which nothing is typed. Answers whether it was let through. */
function tapAt(target: Element, clientX: number, clientY: number, timeStamp: number): boolean {
  const { MouseEvent: Tap } = target.ownerDocument.defaultView as Browser
  const tap = new Tap('click', { bubbles: true, cancelable: true, detail: 2, clientX, clientY })
  Object.defineProperty(tap, 'timeStamp', { value: timeStamp })
  return target.dispatchEvent(tap)
}

// From the folded list of screens it took ten.
it('[3-9][GT1] where the confirmation alone is missing, one button says it with the resumption, each a record of its own', async () => {
  await usedBy('管理 乙', 'identityManager')
  const incident = await recorded('住基端末に見慣れない操作がある')
  const told = (office: string) => ({
    type: 'v1.notified' as const,
    body: { office, call: null, person: null, reason: null, clauses: ['3-9'] },
  })
  await say(subjectOf(incident), judged(2), told('maintainer'), told('prefecture'))
  const screen = await open(`${incident}/resumption`, sizes.smallPhone)
  const both = screen.getByRole('button', { name: '支障なしを確認し、再開した' })
  await expect.element(screen.getByText('足りないもの 2件')).toBeVisible()
  await expect.element(both).not.toBeInTheDocument()
  await say(subjectOf(incident), told('agency'))
  // The confirmation by itself stood open, filled, and what it saves a tap lay under all that is owed.
  await expect.element(both).toBeInViewport({ ratio: 1 })
  expect(screen.window().getComputedStyle(both.element()).backgroundColor).not.toBe('rgba(0, 0, 0, 0)')
  await expect
    .element(screen.getByRole('button', { name: '支障がないことを確認した', exact: true }))
    .not.toBeInTheDocument()
  await both.click()
  await expect.element(screen.getByText('運用を再開した(3-9)')).toBeVisible()
  expect((await said()).slice(-2)).toMatchObject([
    { type: 'v1.resumptionConfirmed', by: '管理 乙' },
    { type: 'v1.resumed', by: '管理 乙', body: { clause: '3-9', reason: null } },
  ])
})

// The form was gone from under the thumb, and nothing said that this was the end, nor what was left.
it('[3-9][GT2] once it was resumed that stands there with the focus, with what is left and the way to it', async () => {
  await usedBy('管理 乙', 'identityManager')
  const incident = await recorded('住基端末に見慣れない操作がある')
  const told = (office: string) => ({
    type: 'v1.notified' as const,
    body: { office, call: null, person: null, reason: null, clauses: ['3-9'] },
  })
  const decided = {
    type: 'v1.councilDecided' as const,
    body: { item: 'resumption', what: '再開する', resumes: true },
  }
  await say(subjectOf(incident), judged(3), ...['maintainer', 'prefecture', 'agency'].map(told), decided)
  await say(subjectOf(incident), { type: 'v1.resumptionConfirmed', body: { what: null } })
  const screen = await open(`${incident}/resumption`, sizes.smallPhone)
  await screen.getByRole('button', { name: '運用を再開した' }).click()
  const end = screen.css('.ended')
  await expect.element(end).toHaveFocus()
  await expect.element(end).toMatchTextContent('未了のものは、終えたあとも済むまで残ります。')
  await expect.element(end.getByRole('link', { name: /^県へ\s*電話/ })).toBeInViewport({ ratio: 1 })
})
