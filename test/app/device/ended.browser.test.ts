// A phone whose enrolment was ended (AU6): lost or kept, it showed the town's private numbers and the whole record.
import { beforeEach, expect, it } from 'vitest'
import { phone } from '../../../app/record/log/this-phone.ts'
import { townSubject } from '../../../shared/incident/subjects.ts'
import { sync } from '../../../app/sync/engine.ts'
import { open, recorded, say } from '../screen.ts'
import { enrolHere, freshDevice, openTown, self, town } from '../town.ts'

beforeEach(freshDevice)

it('[AU6] shows the plan’s numbers, and neither the town’s own nor the record, until it is enrolled again', async () => {
  await openTown()
  await enrolHere()
  const own = { office: 'mayor', name: '町長 自宅', number: '0749000001', whileLocked: true }
  await say(townSubject, { type: 'v1.contactEntered', body: { contact: 'own', entry: own } })
  const path = await recorded('業務端末に見慣れない操作がある')
  await sync(phone)
  const screen = await open('/index.html')
  const numbers = () => screen.document().querySelector('#numbers')?.textContent ?? ''
  await expect.poll(numbers).toContain('町長 自宅')
  await town.revoke((await self()).device)
  await sync(phone)
  await expect.poll(numbers).not.toContain('町長 自宅')
  expect(numbers()).toContain('077-528-3233')
  for (const covered of [path, '/incidents', '/town/contacts', '/pocket-card', '/office/search']) {
    screen.go(covered)
    await expect.element(screen.getByText('登録が終わりました')).toBeVisible()
  }
  await enrolHere()
  await expect.element(screen.getByText('登録が終わりました')).not.toBeInTheDocument()
  screen.go(path)
  await expect.element(screen.getByRole('heading', { name: 'いますること' })).toBeVisible()
})
