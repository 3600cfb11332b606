// The device a line came from (AU11): whoever holds a device can name anybody.
import { beforeEach, expect, it } from 'vitest'
import { keepKnownDevices, knownDevices } from '../../../app/record/derived/known-devices.ts'
import { devices, fixedNow } from '../../people.ts'
import { open, recorded, said, subjectOf, unfold, usedBy } from '../screen.ts'
import { enrolHere, freshDevice, officeLine, officePushes, openTown } from '../town.ts'

beforeEach(freshDevice)

it('[AU11] names the device where it is not who is named, and takes a reason to strike out what it said', async () => {
  await openTown()
  await enrolHere()
  await usedBy('宿直 甲', 'responder')
  const path = await recorded('業務端末に見慣れない操作がある')
  const what = { what: '住民からの電話' }
  await officePushes(officeLine({ subject: subjectOf(path), body: what, by: '町長', enteredBy: '町長' }))
  const screen = await open('/index.html')
  // The server's own list comes once the page is idle; the office pushes without having been enrolled there.
  await expect.poll(() => knownDevices()).not.toBeNull()
  keepKnownDevices({ now: fixedNow.toISOString(), devices: [listed] })
  screen.go(path)
  await unfold(screen)
  const line = screen.css('.timeline-line').filter({ hasText: '町長' })
  await expect.element(line).toMatchTextContent('町長(緊急対策職員)・端末 総務課')
  await line.getByRole('button', { name: '訂正・誤入力' }).click()
  await line.getByRole('button', { name: '誤入力にする' }).click()
  await expect.element(line.getByText('誤入力とする理由を入力してください')).toBeVisible()
  await line.getByLabelText('誤入力とする理由').fill('町長は不在')
  await line.getByRole('button', { name: '誤入力にする' }).click()
  await expect
    .poll(async () => (await said()).at(-1)?.body)
    .toMatchObject({ nature: 'mistaken', reason: '町長は不在' })
})

it('[AU11][SY3] says nothing of a device that was enrolled for who is named, and says that its clock cannot be', async () => {
  await openTown()
  await enrolHere()
  await usedBy('宿直 甲', 'responder')
  const path = await recorded('業務端末に見慣れない操作がある')
  const subject = subjectOf(path)
  const actor = { subject, by: '管理 乙', enteredBy: '管理 乙' }
  const stamp = `0001-01-01T00:00:00.000Z-0000-${devices.officePhone.replaceAll('-', '').slice(-16)}`
  await officePushes(
    officeLine({ ...actor, body: { what: '自席から' } }),
    officeLine({ ...actor, body: { what: '時計の狂った端末から' }, stamp }),
  )
  keepKnownDevices({ now: fixedNow.toISOString(), devices: [{ ...listed, person: '管理 乙' }] })
  const screen = await open('/index.html')
  screen.go(path)
  await unfold(screen)
  const line = (words: string) => screen.css('.timeline-line').filter({ hasText: words })
  await expect.element(line('時計の狂った')).toMatchTextContent('管理 乙(緊急対策職員)・端末の時計 1年')
  await expect.element(line('自席から')).not.toMatchTextContent('・端末')
})

// Each sheet of a device enrolled by the first code, which names nobody, ended in a list of all that it had said.
it.each([
  ['names somebody else stands at the end of each sheet', '総務 丙', 1],
  ['names nobody differs from no name: no sheet but the timeline names it', null, 0],
] as const)('[AU11] a device whose enrolment %s', async (_, person, times) => {
  await openTown()
  await enrolHere()
  await usedBy('宿直 甲', 'responder')
  const path = await recorded('業務端末に見慣れない操作がある')
  const what = { what: '住民からの電話' }
  await officePushes(
    officeLine({ subject: subjectOf(path), body: what, by: '管理 乙', enteredBy: '管理 乙' }),
  )
  const screen = await open('/index.html')
  await expect.poll(() => knownDevices()).not.toBeNull()
  keepKnownDevices({ now: fixedNow.toISOString(), devices: [{ ...listed, person }] })
  screen.go(`${path}/sheets/form1`)
  await expect.element(screen.css('.paper').first()).toBeInTheDocument()
  const lists = () => screen.document().body.textContent.match(/氏名と端末の登録が違う記録/g) ?? []
  await expect.poll(lists).toHaveLength(times)
})

const listed = {
  device: devices.officePhone,
  name: '総務課',
  person: null,
  office: null,
  administrator: false,
  enrolledAt: '2026-11-01T00:00:00Z',
  lastAnswerAt: null,
  sent: 0,
  revocation: null,
  invitedBy: null,
  sessionEndsAt: null,
  passkey: false,
}
