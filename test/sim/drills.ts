// Drills 訓練 that phones say, with pictures, and as much else as fills pages of the record.
import { keepPicked } from '../../app/record/log/attachments.ts'
import type { Fact } from '../../shared/incident/operation.ts'
import { linesPerPage } from '../../shared/sync/protocol.ts'
import { newSubject, say } from './device.ts'
import type { Device } from './device.ts'

export const mediaType = 'image/jpeg'
let pictures = 0

export async function sayOf(
  device: Device,
  subject: string,
  ...facts: Omit<Fact, 'subject'>[]
): Promise<void> {
  await say(
    device,
    facts.map((fact) => ({ ...fact, subject }) as Fact),
  )
}

/** Picks a picture and says it of these incidents. */
export async function picture(device: Device, ...incidents: string[]): Promise<string> {
  pictures += 1
  const bytes = new Uint8Array([0xff, 0xd8, pictures, 0xff, 0xd9])
  let sha256 = ''
  for (const subject of incidents) {
    sha256 = await keepPicked(device.phone, subject, mediaType, bytes)
    const body = { sha256, mediaType, size: bytes.length, name: 'IMG_0001.jpg', what: null } as const
    await sayOf(device, subject, { type: 'v1.attachmentAdded', body })
  }
  return sha256
}

export async function began(device: Device): Promise<string> {
  const subject = newSubject(device)
  await sayOf(device, subject, { type: 'v1.intakeReceived', body: { what: '訓練の連絡', drill: true } })
  return subject
}

export const ended = (device: Device, drill: string) =>
  sayOf(device, drill, { type: 'v1.drillEnded', body: { what: null } })

/** As much as fills a page of the record. */
export const pageOf = (device: Device) => {
  const subject = newSubject(device)
  return say(
    device,
    Array.from({ length: linesPerPage }, (_, n) => ({
      type: 'v1.noted' as const,
      subject,
      body: { what: `${n}` },
    })),
  )
}
