// The spine, on the night of 2026-11-23 at 02:13: a call in one tap, an incident recorded with no network, and the
// office has it. Real browsers with profiles on disk, the real server, killed for real.
import { genesis } from '../../shared/sync/chain.ts'
import { enrol, installed, openFolds, takeMeasure, usedBy } from './acts.ts'
import { sizes } from './device.ts'
import { enrolmentOf, heldRows, sendAgain } from './held.ts'
import { expect, testOfProcess as test } from './night.ts'

const what = '住基端末に見慣れないログイン履歴がある'

test('[別記][1-3][SY4] a night from the first load to the office and back', async ({ open, town }) => {
  test.setTimeout(120_000)

  // The office enrols with the code the server printed; a phone by an invitation.
  const office = await open({ size: sizes.desk })
  await enrol(office.page, town.code(), '事務室')
  await usedBy(office.page, '事務室の担当')
  await office.page.goto('/incidents')
  await expect(office.page.getByText('ここに自動で出ます')).toBeVisible()

  const first = await open({ profile: 'phone', size: sizes.phone })
  await enrol(first.page, await town.invite('宿直', 'responder'), '宿直の携帯')
  await installed(first.page)
  await first.close()

  // Offline, closed and opened again.
  const night = await open({ profile: 'phone', size: sizes.phone, offline: true })
  const { page } = night
  await page.goto('/')
  const leading = page.locator('#calls a[href^="tel:"]').first()
  await expect(leading).toHaveClass(/leads/)
  await expect(leading).toContainText('077-563-3750')
  await expect(leading).toContainText('本日は勤労感謝の日のため夜間・休日の番号です')
  await leading.click()
  await expect(page.locator('html')).toHaveAttribute('data-dialled', 'tel:0775633750')
  await page.getByRole('button', { name: '応答なし' }).click()
  await expect(page.getByText('の発信は?')).toBeHidden()

  // Three taps, typing not counted: record, take the call in, save.
  await page.getByRole('link', { name: '事案を記録する' }).click()
  await expect(page.getByLabel('何が起きたか')).toBeFocused()
  await page.keyboard.type(what)
  await page.getByRole('checkbox', { name: /応答なし/ }).check()
  await page.getByRole('button', { name: '不正行為の疑い' }).click()
  await expect(page.getByRole('heading', { name: what })).toBeVisible()
  await expect(page.getByText('保存済み・この端末だけ').first()).toBeVisible()
  const incidentUrl = page.url()
  await night.close()

  // Closed and opened, still offline: all is there.
  const later = await open({ profile: 'phone', size: sizes.phone, offline: true })
  await later.page.goto(incidentUrl)
  await expect(later.page.getByRole('heading', { name: what })).toBeVisible()
  await openFolds(later.page)
  await expect(later.page.getByText('へ発信 応答なし')).toBeVisible()
  await expect(later.page.getByText('関係機関と連絡・調整する')).toBeVisible()
  const recorded = await heldRows(later.page)
  expect(recorded.map(({ line }) => JSON.parse(line).type).toSorted()).toEqual([
    'v1.callEnded',
    'v1.callIncluded',
    'v1.callPlaced',
    'v1.intakeReceived',
    'v1.kindAssessed',
  ])

  // Back online: it reaches the office without a reload, and 確認した comes back.
  await office.page.evaluate(() => Object.assign(globalThis, { notReloaded: true }))
  await later.goOnline()
  await expect(office.page.getByRole('link', { name: what })).toBeVisible()
  expect(await office.page.evaluate(() => 'notReloaded' in globalThis)).toBe(true)
  await expect(later.page.getByText('サーバー保存済み').first()).toBeVisible()
  await office.page.getByRole('button', { name: '確認した' }).click()
  await expect(later.page.getByText('確認 事務室の担当').first()).toBeVisible()

  // Killed right after an accept, started again: everything accepted is there, byte for byte, for a third device.
  await takeMeasure(later.page, '業務端末の使用を止めた')
  await expect
    .poll(async () => (await heldRows(later.page)).filter(({ receipt }) => receipt === null))
    .toEqual([])
  await town.kill()
  await town.start()
  const held = await heldRows(later.page)
  expect(held.filter(({ id }) => recorded.some((row) => row.id === id)).map(({ line }) => line)).toEqual(
    recorded.map(({ line }) => line),
  )
  const fresh = await open({ size: sizes.desk })
  await enrol(fresh.page, await town.invite('当番', 'responder'), '予備')
  await expect
    .poll(async () => (await heldRows(fresh.page)).map(({ line }) => line))
    .toEqual(held.map(({ line }) => line))

  // All of it sent again changes nothing.
  const { record, cursor } = await enrolmentOf(fresh.page)
  const own = held.filter(({ line }) => JSON.parse(line).by === '宿直')
  const again = await sendAgain(
    later.page,
    record,
    genesis(record).hash,
    own.map(({ line }) => line),
  )
  expect(again.refused).toEqual([])
  const positions = again.accepted.flatMap(({ position, count }) =>
    Array.from({ length: count }, (_, at) => position + at),
  )
  expect(positions).toEqual(own.map(({ receipt }) => receipt?.position))
  expect(again.head).toEqual(cursor)
})
