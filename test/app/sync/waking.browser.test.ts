// What leaves something waiting for the server wakes the page's own sync (SY20): no timer and no second tap is needed.
import { afterAll, beforeEach, expect, it } from 'vitest'
import { append, newId } from '../../../app/record/log/append.ts'
import { keepPicked } from '../../../app/record/log/attachments.ts'
import { takeIn } from '../../../app/record/log/take-in.ts'
import { startSync } from '../../../app/sync/triggers.ts'
import { syncStatus } from '../../../app/sync/status.ts'
import { attachmentPath } from '../../../shared/sync/attachments.ts'
import { digest } from '../../../shared/sync/chain.ts'
import { bundleHere, freely, incidentHere, read } from '../files/bundles.ts'
import { enrolHere, freshDevice, openTown, rows, town } from '../town.ts'
import { phone } from '../../../app/record/log/this-phone.ts'

const jpeg = (seed: number) => new Uint8Array([0xff, 0xd8, seed, 0xff, 0xd9])
const atServer = async (bytes: Uint8Array) => (await fetch(attachmentPath(digest(bytes)))).status === 200

await openTown()
startSync()

beforeEach(openTown)
// A device without an enrolment listens to no town.
afterAll(freshDevice)

/** Nothing is under way by which the next write would be sent anyhow. */
async function quiet(): Promise<void> {
  await expect.poll(() => syncStatus.running).toBe(false)
}

async function named(subject: string, bytes: Uint8Array): Promise<void> {
  const body = {
    sha256: digest(bytes),
    mediaType: 'image/jpeg',
    size: bytes.length,
    name: 'a.jpg',
    what: null,
  } as const
  await append(phone, [{ type: 'v1.attachmentAdded', subject, body }])
}

it('[SY20][BU4] lines that were taken in from a bundle are sent', async () => {
  await incidentHere('よその端末の事案')
  const bundle = await read((await bundleHere()).file)
  await freshDevice()
  await enrolHere()
  await quiet()
  await takeIn(phone, bundle.lines, freely)
  await expect.poll(town.lines).toHaveLength(2)
  await expect.poll(async () => (await rows()).filter(({ receipt }) => receipt === null)).toEqual([])
})

it('[SY20][BU4] pictures that are brought later than the lines that name them are sent', async () => {
  await enrolHere()
  const subject = newId(phone)
  await named(subject, jpeg(1))
  await expect.poll(town.lines).toHaveLength(1)
  await quiet()
  await keepPicked(phone, subject, 'image/jpeg', jpeg(1))
  await expect.poll(() => atServer(jpeg(1))).toBe(true)
})

it('[SY20][AT3] pictures that come while others are being sent are sent after them', async () => {
  await enrolHere()
  const subject = newId(phone)
  const pictures = [1, 2, 3, 4, 5].map(jpeg)
  for (const bytes of pictures) await named(subject, bytes)
  await expect.poll(town.lines).toHaveLength(5)
  await quiet()
  for (const bytes of pictures) await keepPicked(phone, subject, 'image/jpeg', bytes)
  for (const bytes of pictures) await expect.poll(() => atServer(bytes)).toBe(true)
})

it('[SY20][SY16] what was said before an enrolment is sent after it', async () => {
  await incidentHere('登録の前の事案')
  await quiet()
  await enrolHere()
  await expect.poll(town.lines).toHaveLength(2)
})
