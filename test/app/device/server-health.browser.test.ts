// What is wrong with the server's keeping: in red where somebody can tell of it, below the numbers, in the way of nothing.
import { beforeEach, expect, it } from 'vitest'
import { open, sizes } from '../screen.ts'
import type { Screen } from '../screen.ts'
import { enrolHere, openTown, town } from '../town.ts'
import { numbersOn } from '../readiness/browser-says.ts'

const lastBackupAt = '2026-11-01T17:00:00.000Z'

beforeEach(async () => {
  await openTown()
  await enrolHere()
})

const alarms = (screen: Screen) =>
  [...screen.document().querySelectorAll('#notices .alarm')].map(({ textContent }) =>
    textContent.replaceAll(/\s+/g, ' ').trim(),
  )

it('[SY27][BK6] a clock that is behind and a disk that takes nothing are said on a phone, below every number', async () => {
  const clock = { behindMs: 3 * 60 * 60_000, contradicted: false, offsetMs: null }
  await town.health({ keeps: false, backupLate: true, lastBackupAt, clock })
  const screen = await open()
  await expect
    .poll(() => alarms(screen))
    .toEqual([
      'サーバーが書き込めません。記録はこの端末に残ります。管理者に知らせてください。',
      'サーバーの時計が約180分遅れています。管理者に知らせてください。',
    ])
  const lowest = Math.max(...numbersOn(screen).map(({ bottom }) => bottom))
  const [alarm] = screen.document().querySelectorAll('#notices .alarm')
  expect(alarm?.getBoundingClientRect().top).toBeGreaterThan(lowest)
})

it('[BK2] a backup that is late is said at the desk, and when the last was made on every device', async () => {
  await town.health({ backupLate: true, lastBackupAt })
  const desk = await open('/incidents', sizes.desk)
  await expect.poll(() => alarms(desk)).toEqual(['最後のバックアップ: 11/2 02:00 サーバーの状態'])
  desk.close()
  const phone = await open('/device')
  await expect.element(phone.getByText('11月2日')).toBeVisible()
  expect(alarms(phone)).toEqual([])
})
