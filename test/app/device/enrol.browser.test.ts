// Enrolment from the device's side (AU1): a code as people type it, and what the device says when it is not taken.
import { beforeEach, expect, it } from 'vitest'
import { enrol, typedCode } from '../../../app/device/enrol.ts'
import { drafts, open } from '../screen.ts'
import { everythingHere, freshDevice, openTown, self, town } from '../town.ts'

beforeEach(openTown)

it.each([
  '4827193620574',
  '4827-1936-20574',
  '\uFF14\uFF18\uFF12\uFF17\uFF0D\uFF11\uFF19\uFF13\uFF16\uFF0D\uFF12\uFF10\uFF15\uFF17\uFF14',
  ' 4827 1936 20574\u3000',
  // Pasted from the message that brought it: the digits of the address were taken for the code's.
  'https://192.168.0.10:8443/device#code=4827193620574\n',
])('[AU1] %j is a code of thirteen digits', (typed) => {
  expect(typedCode(typed)).toBe('4827193620574')
})

it.each(['', '4827-1936-2057', '4827-1936-205741', 'コード'])('[AU1] %j is none', (typed) => {
  expect(typedCode(typed)).toBeNull()
})

it('[AU1] the same code from this device twice: the same answer, for a torn one burns nothing', async () => {
  const code = await town.invite()
  const first = await enrol(code, '宿直の携帯')
  expect(first).toMatchObject({ ok: true, answer: { device: (await self()).device } })
  expect(await enrol(code, '宿直の携帯')).toEqual(first)
})

it('[AU1] a code that is not known, or was used by another device, binds nothing, and the words say why', async () => {
  const before = await everythingHere()
  expect(await enrol('0000000000000', '宿直の携帯')).toMatchObject({
    ok: false,
    problem: expect.stringContaining('見つかりません'),
  })
  expect(await everythingHere()).toEqual(before)
  const code = await town.invite()
  await enrol(code, '宿直の携帯')
  await freshDevice()
  expect(await enrol(code, '予備の携帯')).toMatchObject({
    ok: false,
    problem: expect.stringContaining('ほかの端末'),
  })
  expect((await self()).enrolment).toBeNull()
})

it('[ST4] a device’s name, half typed, is there after a reload; its code is kept nowhere', async () => {
  const screen = await open('/device')
  await screen.getByLabelText('登録コード').fill('4827')
  await screen.getByLabelText('端末の名前').fill('宿直の携帯')
  await expect.poll(drafts).toEqual({ 'device name': '宿直の携帯' })
  await screen.reload()
  await expect.element(screen.getByLabelText('端末の名前')).toHaveValue('宿直の携帯')
  await expect.element(screen.getByLabelText('登録コード')).toHaveValue('')
})
