// The second night of the plan: the firewall is passed at level 3, rights at risk. Offline on a phone, then seen at the
// office. Whose names the offices go by is the plan's data: another town's walk it too.
import type { Page } from '@playwright/test'
import { record } from './acts.ts'
import type { Device } from './device.ts'
import { expect } from './night.ts'
import { atOffice, decide, duty, form, hold, judge, owedClauses, part } from './plan-acts.ts'

/** Walks it to the end; answers the incident's path at the office. `name`: of an office, by its id. */
export async function nightTwo(
  phone: Device,
  office: Device,
  name: (office: string) => string,
): Promise<string> {
  const { page } = phone
  const incident = await record(page, 'FWを通過した通信の警報が出た')
  await judge(page, incident, 3, 'FWを通過した不正アクセス')
  await page.goto(`${incident}/measures`)
  await page.getByRole('button', { name: '可能性が高いと認めた' }).click()
  await page.getByRole('link', { name: '次にすることへ' }).click()

  // Three offices at once: the agency told is not the prefecture told.
  const atOnce = page.locator('.duty:not(.done)').filter({ hasText: '3-4(2)' })
  await expect(atOnce).toHaveCount(4)
  await tell(page, `${name('agency')}へ通報する`, '応対した人(任意)')
  await expect(atOnce).toHaveCount(3)
  expect(await owedClauses(page)).toContain('3-2(4)')
  await tell(page, `${name('protectionChief')}へ通報する`, '応対した人(任意)')
  // Told under 3-4(2), the prefecture is told under 3-2(4) too.
  const [first] = await page.locator('.duty:not(.done)').filter({ hasText: '3-4(2)' }).all()
  await expect(first ?? atOnce).toContainText(`${name('prefecture')}へ通報する`)
  await tell(page, `${name('prefecture')}へ通報する`, '応対した人(任意)')
  await expect(atOnce).toHaveCount(1)
  expect(await owedClauses(page)).not.toContain('3-2(4)')

  await atOnce.getByRole('link', { name: '切離し' }).click()
  const cut = await form(part(page, /^切離し/), '切離しを記録する')
  await cut.getByRole('radio', { name: '手順によった' }).check()
  await cut.getByRole('button', { name: '切り離したと記録する' }).click()
  await expect(page.getByText('いま切り離しているもの 1件')).toBeVisible()
  await page.goto(incident)
  await expect(atOnce).toHaveCount(0)
  const council = duty(page, `${name('council')}の開催を求める`)
  await council.getByRole('button', { name: '求める' }).click()
  await council.getByRole('button', { name: '求めたと記録する' }).click()
  await expect(duty(page, '会議の前に行った切離しの事後承認をする')).toBeVisible()

  await hold(page, incident)
  await decide(page, '緊急かつ重大な事項に係る措置', '切離しを承認する', /既存住基システム/)
  await page.goto(incident)
  await expect(duty(page, '会議の前に行った切離しの事後承認をする').locator('.done')).toHaveCount(0)
  const mayor = duty(page, `${name('mayor')}に報告する`)
  await mayor.getByRole('button', { name: '報告' }).click()
  await mayor.getByRole('button', { name: '報告したと記録する' }).click()

  // The gate waits for the council; then it is clear.
  await page.goto(`${incident}/resumption`)
  const gate = part(page, '不正行為からの運用の再開')
  await expect(gate).toContainText('足りないもの 5件')
  for (const told of ['maintainer', 'prefecture', 'agency'].map(name)) {
    const contact = await form(gate, `${told}と連絡を取ったと記録する`)
    await contact.getByRole('button', { name: '連絡を取った', exact: true }).click()
    await expect(gate).toContainText(`${told}へ再開の前に連絡した`)
  }
  const confirmed = await form(gate, '支障がないことを確認したと記録する')
  await confirmed.getByRole('button', { name: '支障がないことを確認した', exact: true }).click()
  await expect(gate).toContainText('足りないもの 1件')
  await expect(gate).not.toContainText('すべて記録されています')
  await page.goto(`${incident}/council`)
  await decide(page, '運用の再開', '切離しを解き、運用を再開する')
  await page.goto(`${incident}/resumption`)
  await expect(gate).toContainText('すべて記録されています')
  await gate.getByRole('button', { name: '運用を再開した' }).click()
  await expect(gate.getByRole('status')).toContainText('運用を再開した(3-9)')

  await phone.goOnline()
  return atOffice(office.page, incident, '運用を再開しました(不正行為)')
}

/** 通報した without a call from this device. */
async function tell(page: Page, what: string, person: string): Promise<void> {
  const owed = page.locator('.duty:not(.done)').filter({ hasText: what }).filter({ hasText: '3-4(2)' })
  await owed.getByRole('button', { name: 'ほかの番号・通報したと記録する' }).click()
  await owed.getByLabel(person).fill('当直')
  await owed.getByRole('button', { name: '通報した', exact: true }).click()
}
