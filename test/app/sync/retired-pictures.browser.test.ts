// Pictures of an incident that is over: they go after its lines, once every copy has them (ST12).
import { expect, it } from 'vitest'
import { append } from '../../../app/record/log/append.ts'
import { attachmentOf, keepPicked } from '../../../app/record/log/attachments.ts'
import { retirePictures } from '../../../app/record/log/retire-pictures.ts'
import { retire } from '../../../app/record/log/retire.ts'
import { phone } from '../../../app/record/log/this-phone.ts'
import { fetchAttachment, sendWaiting } from '../../../app/sync/attachments.ts'
import { digest } from '../../../shared/sync/chain.ts'
import { enrolHere, openTown } from '../town.ts'
import { told, twoDrills } from './two-drills.ts'

const mediaType = 'image/jpeg'
const by = (coveredAt: string | null) => ({ coveredAt })
const [before, after] = [by('2020-01-01T00:00:00.000Z'), by('2099-01-01T00:00:00.000Z')]
const [alone, shared] = [1, 2].map((n) => new Uint8Array([0xff, 0xd8, n, 0xff, 0xd9]))

async function pick(bytes = new Uint8Array(), ...incidents: string[]): Promise<string> {
  const sha256 = digest(bytes)
  for (const subject of incidents) {
    await keepPicked(phone, subject, mediaType, bytes)
    const body = { sha256, mediaType, size: bytes.length, name: 'IMG_0001.jpg', what: null } as const
    await append(phone, [{ type: 'v1.attachmentAdded', subject, body }])
  }
  return sha256
}

it('[ST12] go after it once every copy has them, what another incident has never; looked at, one comes again', async () => {
  await openTown()
  await enrolHere()
  let sha256 = ''
  const { over } = await twoDrills(async (ended, goesOn) => {
    sha256 = await pick(alone, ended)
    await pick(shared, ended, goesOn)
  })
  expect(await retire(phone, told)).toEqual([])
  await sendWaiting(phone)
  expect(await retirePictures(phone, after)).toEqual([])
  expect(await retire(phone, told)).toEqual([over])
  expect(await retirePictures(phone, by(null))).toEqual([])
  expect(await retirePictures(phone, before)).toEqual([])
  expect(await retirePictures(phone, after)).toEqual([sha256])
  expect(await attachmentOf(phone, sha256)).toBeUndefined()
  expect(await fetchAttachment(phone, over, { sha256, mediaType })).toBe('here')
})
