// Attachments on a device and on their way (AT3, AT4): after the text, never lost, never twice, and what was said they are.
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { append, newId } from '../../../app/record/log/append.ts'
import {
  attachmentOf,
  dropPicked,
  keepFetched,
  keepPicked,
  waitingAttachments,
} from '../../../app/record/log/attachments.ts'
import { useDevice } from '../../../app/record/state/device.ts'
import { fetchAttachment, sendWaiting } from '../../../app/sync/attachments.ts'
import { sync } from '../../../app/sync/engine.ts'
import { preparedAttachment } from '../../../app/incident-view/prepared-attachment.ts'
import { attachmentPath } from '../../../shared/sync/attachments.ts'
import { digest } from '../../../shared/sync/chain.ts'
import { enrolHere, forgetDevice, freshDevice, openTown, town } from '../town.ts'
import { phone } from '../../../app/record/log/this-phone.ts'

const bytes = new Uint8Array([0xff, 0xd8, 1, 2, 3, 0xff, 0xd9])
const mediaType = 'image/jpeg'
const incident = newId(phone)

beforeEach(openTown)

async function name(sha256: string): Promise<void> {
  const body = { sha256, mediaType, size: bytes.length, name: 'IMG_0001.jpg', what: null } as const
  expect(await append(phone, [{ type: 'v1.attachmentAdded', subject: incident, body }])).toMatchObject({
    saved: true,
  })
}

const atServer = async (sha256: string) => (await fetch(attachmentPath(sha256))).status === 200

describe('an attachment', () => {
  it('[AT3] waits on the device, goes up after the text that names it, once, and says so', async () => {
    const sha256 = await keepPicked(phone, incident, mediaType, bytes)
    await enrolHere()
    await sendWaiting(phone)
    expect(await atServer(sha256)).toBe(false)
    await name(sha256)
    expect(await waitingAttachments(phone)).toEqual([])
    expect(await sync(phone)).toBe('done')
    expect(await waitingAttachments(phone)).toEqual([sha256])
    await sendWaiting(phone)
    expect(await atServer(sha256)).toBe(true)
    expect(await attachmentOf(phone, sha256)).toEqual({ sha256, mediaType, bytes })
    expect(await waitingAttachments(phone)).toEqual([])
    // Picked once more, it is known to be there.
    await keepPicked(phone, incident, mediaType, bytes)
    expect((await attachmentOf(phone, sha256))?.waiting).toBeUndefined()
  })

  it('[AT3] that does not get through waits, holds up no text, and goes up when the way is free', async () => {
    await enrolHere()
    const sha256 = await keepPicked(phone, incident, mediaType, bytes)
    await name(sha256)
    await sync(phone)
    await town.endSessions()
    await sendWaiting(phone)
    expect((await attachmentOf(phone, sha256))?.waiting).toBe(1)
    await enrolHere()
    await name(await keepPicked(phone, incident, mediaType, new Uint8Array([4])))
    expect(await sync(phone)).toBe('done')
    expect(await town.lines()).toHaveLength(2)
    await sendWaiting(phone)
    expect(await atServer(sha256)).toBe(true)
    expect(await waitingAttachments(phone)).toEqual([])
  })

  it('[AT3] that a proxy finds too large waits here, and does not hold up those behind it', async () => {
    await enrolHere()
    const pictures = [new Uint8Array(2000), new Uint8Array(2001), new Uint8Array(5)]
    const [large = '', other = '', small = ''] = await Promise.all(
      pictures.map((picture) => keepPicked(phone, incident, mediaType, picture)),
    )
    for (const sha256 of [large, other, small]) await name(sha256)
    await sync(phone)
    const straight = globalThis.fetch
    const road = vi.spyOn(globalThis, 'fetch').mockImplementation(async (to, how) => {
      const isTooLarge = how?.body instanceof Uint8Array && how.body.length > 1000
      return isTooLarge ? new Response('<h1>nginx</h1>', { status: 413 }) : straight(to, how)
    })
    await sendWaiting(phone)
    road.mockRestore()
    expect(await atServer(small)).toBe(true)
    expect((await waitingAttachments(phone)).toSorted()).toEqual([large, other].toSorted())
  })

  it('[AT3] is fetched by another device, which keeps what has the digest alone', async () => {
    await enrolHere()
    const sha256 = await keepPicked(phone, incident, mediaType, bytes)
    await name(sha256)
    await sync(phone)
    await sendWaiting(phone)
    await freshDevice()
    expect(await fetchAttachment(phone, incident, { sha256, mediaType })).toBe('here')
    expect(await attachmentOf(phone, sha256)).toMatchObject({ mediaType, bytes })
    expect(await fetchAttachment(phone, incident, { sha256: digest(new Uint8Array([9])), mediaType })).toBe(
      'notThere',
    )
    expect(await keepFetched(phone, incident, { sha256, mediaType, bytes: new Uint8Array([9]) })).toBe(false)
    expect((await attachmentOf(phone, sha256))?.bytes).toEqual(bytes)
  })

  it('[AT3] waits again where a person takes the device to another record', async () => {
    await enrolHere()
    const sha256 = await keepPicked(phone, incident, mediaType, bytes)
    await name(sha256)
    await sync(phone)
    await sendWaiting(phone)
    await town.open()
    await enrolHere()
    expect(await sync(phone)).toBe('done')
    await sendWaiting(phone)
    expect(await atServer(sha256)).toBe(true)
  })

  it('[AT4] that was picked and put away again is forgotten; one that a record names is not', async () => {
    const away = await keepPicked(phone, incident, mediaType, new Uint8Array([7]))
    const named = await keepPicked(phone, incident, mediaType, bytes)
    await name(named)
    for (const sha256 of [away, named]) await dropPicked(phone, sha256)
    expect(await attachmentOf(phone, away)).toBeUndefined()
    expect(await attachmentOf(phone, named)).toMatchObject({ bytes })
    await forgetDevice()
    await useDevice().load()
  })
})

describe('a picked file', () => {
  async function drawn(width: number, height: number, type = 'image/png'): Promise<File> {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width, height })
    canvas.getContext('2d')?.fillRect(0, 0, width / 2, height)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type))
    return new File([blob ?? ''], 'picture.png', { type })
  }

  it.each([
    [3000, 1500, 2000, 1000],
    [1000, 4000, 500, 2000],
    [300, 200, 300, 200],
  ])('[AT4] of %i × %i becomes a JPEG of %i × %i', async (width, height, drawnWidth, drawnHeight) => {
    const prepared = await preparedAttachment(await drawn(width, height))
    if (!prepared.ok) throw new Error(prepared.problem)
    expect(prepared.mediaType).toBe('image/jpeg')
    const picture = await createImageBitmap(new Blob([prepared.bytes]))
    expect([picture.width, picture.height]).toEqual([drawnWidth, drawnHeight])
  })

  it('[AT4] that is a PDF stays as it is; one too large, empty, or of another kind is refused in words', async () => {
    const pdf = (size: number) => new File(['%PDF-1.7\n', new Uint8Array(size)], 'a', { type: '' })
    expect(await preparedAttachment(pdf(10))).toMatchObject({
      mediaType: 'application/pdf',
      bytes: new Uint8Array(await pdf(10).arrayBuffer()),
    })
    expect(await preparedAttachment(pdf(6 * 1024 * 1024))).toEqual({
      ok: false,
      problem: '大きすぎます。5MBまでです',
    })
    expect(await preparedAttachment(new File([], 'a.pdf'))).toEqual({
      ok: false,
      problem: 'ファイルが空です',
    })
    const page = new File(['<script>'], 'a.html', { type: 'text/html' })
    expect(await preparedAttachment(page)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('この形式は使えません'),
    })
  })
})
