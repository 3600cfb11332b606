// What waits for an administrator's confirmation under 町の記録 (TR8): nobody confirms what is not said.
import { beforeEach, expect, it } from 'vitest'
import { townSubject } from '../../../shared/incident/subjects.ts'
import { open } from '../screen.ts'
import { enrolHere, freshDevice, officeLine, officePushesEach, openTown } from '../town.ts'

beforeEach(freshDevice)

it('[TR8] what waits names what it corrects and both values, and how many more wait', async () => {
  await openTown()
  await enrolHere()
  const entered = officeLine({
    subject: townSubject,
    type: 'v1.hoursEntered',
    body: { openMinute: 540, closeMinute: 1020 },
  })
  const { id } = JSON.parse(entered)
  const corrected = (closeMinute: number) =>
    officeLine({
      subject: townSubject,
      type: 'v1.corrected',
      body: {
        operation: id,
        nature: 'amended',
        body: { openMinute: 540, closeMinute },
        reason: '打ち間違い',
      },
    })
  await officePushesEach(entered, ...[1030, 1040, 1050, 1060, 1070].map(corrected))
  const screen = await open('/town/hours')
  const waiting = screen.css('.choices').filter({ hasText: '確かめ待ち' })
  await expect.element(waiting).toMatchTextContent(/「[^」]*9:00–17:00」 → 「[^」]*9:00–17:50」/)
  await expect.element(waiting).toMatchTextContent('ほか1件')
})
