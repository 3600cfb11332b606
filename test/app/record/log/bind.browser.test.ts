// Bound to another record: what is said on this device while everything is made to stand anew is not lost.
import { expect, it } from 'vitest'
import { append, newId } from '../../../../app/record/log/append.ts'
import { bindToRecord } from '../../../../app/record/log/bind.ts'
import { plain } from '../../../../app/record/log/codec.ts'
import { createPhone, meansOfBrowser } from '../../../../app/record/log/phone.ts'
import { phone } from '../../../../app/record/log/this-phone.ts'
import { enrolHere, openTown, rows, writeHere } from '../../town.ts'

it('[SY15][ST1] what another tab says while a device is brought to another record waits there too', async () => {
  await openTown()
  await enrolHere()
  const before = await writeHere()
  const what = 'その間に書いた'
  let isSaid = false
  /** As the lines are opened to be written anew, somebody saves. */
  async function saveMeanwhile(): Promise<void> {
    if (isSaid) return
    isSaid = true
    await append(phone, [{ type: 'v1.noted', subject: newId(phone), body: { what } }])
  }
  const open: typeof plain.open = async (bytes) => {
    await saveMeanwhile()
    return bytes
  }
  const binding = createPhone({ ...meansOfBrowser(), codec: { ...plain, open } })
  await bindToRecord(binding, crypto.randomUUID(), '宿直の携帯', null)
  const held = await rows()
  expect(held.map(({ line }) => line)).toContain(before)
  expect(held.filter(({ line }) => line.includes(what))).toHaveLength(1)
  expect(held.every(({ pending }) => pending)).toBe(true)
})
