// What waits for an administrator's confirmation under 町の記録 (TR8): nobody confirms what is not said.
import { beforeEach, expect, it } from 'vitest'
import { townSubject } from '../../../shared/incident/subjects.ts'
import { open, say } from '../screen.ts'
import { enrolHere, freshDevice, officeLine, officePushesEach, openTown, self, town } from '../town.ts'

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

/** Hours that another device has said, known to the server. */
async function waitingHours(): Promise<void> {
  await openTown()
  await enrolHere()
  await officePushesEach(hours(540, 1020))
}

const hours = (openMinute: number, closeMinute: number) =>
  officeLine({ subject: townSubject, type: 'v1.hoursEntered', body: { openMinute, closeMinute } })

// The button stood on every phone, and was refused there.
it('[TR8] the button that confirms is offered on an administrator’s device alone', async () => {
  await waitingHours()
  const screen = await open('/town/hours')
  const waiting = screen.css('.choices').filter({ hasText: '確かめ待ち' })
  await expect.element(waiting).toMatchTextContent('9:00–17:00')
  const confirm = waiting.getByRole('button', { name: 'この変更を確かめる' })
  await expect.element(confirm).not.toBeInTheDocument()
  await town.makeAdministrator((await self()).device)
  await screen.reload()
  await expect.element(confirm).toBeVisible()
})

// Confirmed, it did nothing and said nothing.
it('[TR8] what would change nothing is not offered, and said so', async () => {
  await waitingHours()
  await town.makeAdministrator((await self()).device)
  const body = { day: '2027-12-01', name: null }
  await officePushesEach(officeLine({ subject: townSubject, type: 'v1.closedDayEntered', body }))
  const screen = await open('/town/hours')
  const waiting = screen.css('.choices').filter({ hasText: '確かめ待ち' })
  await expect.element(waiting).toMatchTextContent('1件は、あとの変更が効いているか、いまと同じなので')
  await expect.poll(() => waiting.getByRole('button').elements().length).toBe(1)
})

// 「機械が記録した内容は訂正できません」 stood there, of what a person had typed.
it('[OP5][TR1] hours are corrected like the rest, the later after the earlier', async () => {
  await say(townSubject, { type: 'v1.hoursEntered', body: { openMinute: 540, closeMinute: 1020 } })
  const screen = await open('/town/hours')
  const line = screen.css('.timeline-line').first()
  await line.getByRole('button', { name: '訂正・誤入力' }).click()
  await expect.element(line.getByLabelText('始まり')).toHaveValue('09:00')
  await line.getByLabelText('終わり').fill('08:45')
  await line.getByRole('button', { name: '訂正する', exact: true }).click()
  await expect.element(line.getByText('始まりより後の時刻にしてください')).toBeVisible()
  await line.getByLabelText('終わり').fill('17:30')
  await line.getByRole('button', { name: '訂正する', exact: true }).click()
  await expect.element(screen.getByText('平日 9:00–17:30')).toBeVisible()
})

it('[OP5] of a contact that a person typed nobody says that the machine saw it', async () => {
  await say(townSubject, {
    type: 'v1.contactEntered',
    body: {
      contact: 'own',
      entry: { office: null, name: '保守会社', number: '0749420000', whileLocked: true },
    },
  })
  const screen = await open('/town/contacts')
  const line = screen.css('.timeline-line').first()
  await line.getByRole('button', { name: '訂正・誤入力' }).click()
  await expect.element(line.getByText('内容を変えるときは、登録し直してください')).toBeVisible()
})
