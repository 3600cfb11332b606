// Pictures of an incident that is over: they go after its lines, once every copy is of a later record (ST12).
import { beforeEach, expect, it } from 'vitest'
import { append } from '../../../app/record/log/append.ts'
import { attachmentOf, dropPicked, keepPicked } from '../../../app/record/log/attachments.ts'
import { retire } from '../../../app/record/log/retire.ts'
import { phone } from '../../../app/record/log/this-phone.ts'
import { fetchAttachment, sendWaiting } from '../../../app/sync/attachments.ts'
import { retirePictures } from '../../../app/sync/retire-pictures.ts'
import { digest } from '../../../shared/sync/chain.ts'
import { enrolHere, openTown, self } from '../town.ts'
import { told, twoDrills } from './two-drills.ts'

const mediaType = 'image/jpeg'
const upTo = (coveredTo: number) => ({ generation: 1, retention: { coveredTo } })
const stands = async () => (await self()).enrolment?.cursor.position ?? 0
const [alone, shared] = [1, 2].map((n) => new Uint8Array([0xff, 0xd8, n, 0xff, 0xd9]))

beforeEach(async () => {
  await openTown()
  await enrolHere()
})

async function pick(bytes = new Uint8Array(), ...incidents: string[]): Promise<string> {
  const sha256 = digest(bytes)
  for (const subject of incidents) {
    await keepPicked(phone, subject, mediaType, bytes)
    const body = { sha256, mediaType, size: bytes.length, name: 'IMG_0001.jpg', what: null } as const
    await append(phone, [{ type: 'v1.attachmentAdded', subject, body }])
  }
  return sha256
}

it('[ST12] go after it once every copy is of a later record, what another incident has never; looked at, one comes again', async () => {
  let [sha256, ofBoth] = ['', '']
  const { over } = await twoDrills(async (ended, goesOn) => {
    sha256 = await pick(alone, ended)
    ofBoth = await pick(shared, ended, goesOn)
  })
  expect(await retire(phone, told)).toEqual([])
  await sendWaiting(phone)
  const later = upTo((await stands()) + 1)
  for (let n = 0; n < 2; n += 1) expect(await retirePictures(phone, later)).toEqual([])
  expect(await retire(phone, told)).toEqual([over])
  // What the server has it says now; of whom it is asked later.
  expect(await retirePictures(phone, later)).toEqual([])
  expect(await retirePictures(phone, upTo(await stands()))).toEqual([])
  expect(await retirePictures(phone, { ...later, generation: 2 })).toEqual([])
  // Two tabs at once.
  const gone = await Promise.all([later, later].map((each) => retirePictures(phone, each)))
  expect(gone.flat()).toEqual([sha256])
  expect(await attachmentOf(phone, sha256)).toBeUndefined()
  expect(await attachmentOf(phone, ofBoth)).toBeDefined()
  expect(await fetchAttachment(phone, over, { sha256, mediaType })).toBe('here')
})

it('[ST12] one that is picked again for another incident stays, and is not forgotten where that is put away', async () => {
  let sha256 = ''
  const { over, open } = await twoDrills(async (ended) => {
    sha256 = await pick(alone, ended)
  })
  await sendWaiting(phone)
  expect(await retire(phone, told)).toEqual([over])
  const later = upTo((await stands()) + 1)
  expect(await retirePictures(phone, later)).toEqual([])
  await keepPicked(phone, open, mediaType, alone as never)
  for (let n = 0; n < 2; n += 1) expect(await retirePictures(phone, later)).toEqual([])
  await dropPicked(phone, sha256)
  expect(await attachmentOf(phone, sha256)).toBeDefined()
})
