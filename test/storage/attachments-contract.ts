// The attachments' part of the storage contract: bytes after the line that names them.
import { describe, expect, onTestFinished, test } from 'vitest'
import type { KeptAttachment } from '../../server/storage/attachment-storage.ts'
import { digest } from '../../shared/sync/chain.ts'
import { devices, fixedNow, operation } from '../people.ts'
import { bodies } from '../incident/bodies.ts'
import type { Open } from './contract.ts'
import { ownFolder } from './folder.ts'
import { batch, lines } from './lines.ts'

const bytes = new Uint8Array([0xff, 0xd8, 0, 1, 2, 0xff, 0xd9])
const sha256 = digest(bytes)
const picture: KeptAttachment = {
  sha256,
  mediaType: 'image/jpeg',
  bytes,
  uploader: devices.dutyPhone,
  receivedAt: fixedNow.toISOString(),
}
const naming = () =>
  operation('v1.attachmentAdded', { ...bodies['v1.attachmentAdded'], sha256, size: bytes.length })

export function attachmentsContract(name: string, open: Open): void {
  const start = async () => {
    const folder = await ownFolder()
    const storage = await open(folder)
    onTestFinished(() => storage.close())
    return { folder, storage }
  }

  describe(`${name}: attachments`, () => {
    test('[AT1][AT6] bytes are lacking and taken once a line names them, byte for byte, over a restart, the first ones for good', async () => {
      const { folder, storage } = await start()
      expect(await storage.keepAttachment(picture)).toBe('notNamed')
      expect(await storage.attachment(sha256)).toBeNull()
      await storage.append(batch(lines(naming())))
      expect(await storage.attachment(sha256)).toBeNull()
      expect(await storage.lackingAttachments(10)).toEqual([sha256])
      expect(await storage.lackingAttachments(0)).toEqual([])
      expect(await storage.keepAttachment(picture)).toBe('kept')
      expect(await storage.lackingAttachments(10)).toEqual([])
      expect(await storage.keepAttachment({ ...picture, mediaType: 'image/png' })).toBe('kept')
      const again = await open(folder)
      onTestFinished(() => again.close())
      expect(await again.attachment(sha256)).toEqual({ mediaType: 'image/jpeg', bytes })
    })

    test('[AT1] two lines may name the same bytes, before and after they came; a refused line names none', async () => {
      const { storage } = await start()
      const foreign = { ...naming(), device: devices.officePhone }
      expect((await storage.append(batch(lines(foreign)))).refused).toHaveLength(1)
      expect(await storage.keepAttachment(picture)).toBe('notNamed')
      await storage.append(batch(lines(naming(), naming())))
      expect(await storage.keepAttachment(picture)).toBe('kept')
      await storage.append(batch(lines(naming())))
      expect(await storage.attachment(sha256)).toEqual({ mediaType: 'image/jpeg', bytes })
    })
  })
}
