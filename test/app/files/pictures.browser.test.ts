// The pictures of a bundle: out of one device, into another, and on to the server (BU1, BU4, AT3).
import { expect, it } from 'vitest'
import { previewOf } from '../../../app/files/taking-in/bundle-preview.ts'
import { takeBundle } from '../../../app/files/taking-in/take-bundle.ts'
import { append } from '../../../app/record/log/append.ts'
import { attachmentOf, keepPicked } from '../../../app/record/log/attachments.ts'
import { sendWaiting } from '../../../app/sync/attachments.ts'
import { sync } from '../../../app/sync/engine.ts'
import { attachmentPath } from '../../../shared/sync/attachments.ts'
import { attachmentsFolder } from '../../../shared/sync/bundle.ts'
import { digest } from '../../../shared/sync/chain.ts'
import { enrolHere, openTown } from '../town.ts'
import { bundleHere, filesOf, freely, incidentHere, packedAgain, read } from './bundles.ts'
import { phone } from '../../../app/record/log/this-phone.ts'

const bytes = new Uint8Array([0xff, 0xd8, 1, 2, 0xff, 0xd9])
const sha256 = digest(bytes)
const file = `${attachmentsFolder}${sha256}`

/** A bundle of one incident, two lines of which name the same picture. */
async function bundleWithPicture() {
  await openTown()
  const subject = await incidentHere('写真のある事案')
  await keepPicked(phone, subject, 'image/jpeg', bytes)
  const body = { sha256, mediaType: 'image/jpeg', size: bytes.length, name: 'a.jpg', what: null } as const
  const fact = { type: 'v1.attachmentAdded', subject, body } as const
  await append(phone, [fact, fact])
  return bundleHere()
}

it('[BU1][BU4][AT3] they are there once, by their digest, and go to the server after the lines that name them', async () => {
  const written = await bundleWithPicture()
  expect((await filesOf(written))[file]).toEqual(bytes)
  await openTown()
  await enrolHere()
  const bundle = await read(written.file)
  expect(bundle.damages).toEqual([])
  await takeBundle(bundle, freely)
  expect(await sync(phone)).toBe('done')
  await sendWaiting(phone)
  const answer = await fetch(attachmentPath(sha256))
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes)
})

it('[BU3] one that was changed is named, and is not taken in', async () => {
  const repacked = await packedAgain(await bundleWithPicture(), (files) => {
    files[file] = new Uint8Array([1])
  })
  const changed = await read(repacked)
  expect(changed.damages).toEqual([{ kind: 'fileChanged', file }])
  await openTown()
  await takeBundle(changed, freely)
  expect(await attachmentOf(phone, sha256)).toBeUndefined()
})

it('[AT2] one whose bytes are of another type than is said is named before it is taken in', async () => {
  await openTown()
  const subject = await incidentHere('書類のある事案')
  const page = new TextEncoder().encode('<script>alert(1)</script>')
  await keepPicked(phone, subject, 'application/pdf', page)
  const body = {
    sha256: digest(page),
    mediaType: 'application/pdf',
    size: page.length,
    name: 'a.pdf',
    what: null,
  } as const
  await append(phone, [{ type: 'v1.attachmentAdded', subject, body }])
  const preview = await previewOf(await read((await bundleHere()).file), freely)
  expect(preview.disguised).toEqual(['a.pdf'])
})
