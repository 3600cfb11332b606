// A bundle taken in (BU4): lines, pictures and who answers for it; and by the ordinary sync to the server.
import { beforeEach, describe, expect, it } from 'vitest'
import { leftOut, previewOf, toTake } from '../../../app/files/taking-in/bundle-preview.ts'
import { takeBundle } from '../../../app/files/taking-in/take-bundle.ts'
import { append, newId } from '../../../app/record/log/append.ts'
import { attachmentOf, keepPicked } from '../../../app/record/log/attachments.ts'
import { realIncidentIds } from '../../../app/record/derived/stored-incidents.ts'
import { useRecord } from '../../../app/record/state/record.ts'
import { makeSummaries } from '../../../app/record/derived/make-summaries.ts'
import { takeIn } from '../../../app/record/log/take-in.ts'
import { sync } from '../../../app/sync/engine.ts'
import type { Written } from '../../../app/bundle/write-bundle.ts'
import { summarise } from '../../../app/facts/summarise.ts'
import { enrolHere, freshDevice, openTown, rows, self, town } from '../town.ts'
import { bundleHere, filesOf, freely, incidentHere, packedAgain, read } from './bundles.ts'
import { phone } from '../../../app/record/log/this-phone.ts'
import { storedSummaries } from '../screen.ts'

const nobody = new Set<string>()
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)

beforeEach(async () => {
  await openTown()
  await useRecord().load()
})

describe('taking in', () => {
  /** A phone that never reached the server has left only its bundle. */
  async function bundleOfAnother() {
    await incidentHere('よその端末の事案')
    const written = await bundleHere()
    const lines = (await rows()).map(({ line }) => line)
    await freshDevice()
    await enrolHere()
    return { bundle: await read(written.file), lines }
  }

  it('[BU4][SY17] goes to the server byte for byte, by this device, and once however often it is taken in', async () => {
    const { bundle, lines } = await bundleOfAnother()
    expect(await previewOf(bundle, freely)).toMatchObject({
      incidents: [{ what: 'よその端末の事案', counts: { new: 2, here: 0, rival: 0 } }],
      drills: [],
      unknown: [],
    })
    await incidentHere('この端末の事案')
    expect(await takeIn(phone, bundle.lines, freely)).toBe(2)
    expect(await takeIn(phone, bundle.lines, freely)).toBe(0)
    await town.asked()
    expect(await sync(phone)).toBe('done')
    const asked = await town.asked()
    expect(asked.filter(({ lines: sent }) => sent.length > 0).map(({ head }) => head)).toEqual([
      expect.not.objectContaining({ vouched: true }),
      expect.objectContaining({ vouched: true }),
    ])
    expect(await town.lines()).toEqual(expect.arrayContaining(lines))
    const { device } = await self()
    expect((await rows()).map(({ receipt }) => receipt?.uploader)).toEqual(Array(4).fill(device))
    expect(toTake(await previewOf(bundle, freely), nobody)).toEqual({ lines: 0, pictures: 0 })
  })

  it('[BU4] an id that says something else here: neither is lost, the server sets ours aside', async () => {
    const { bundle } = await bundleOfAnother()
    const one = bundle.lines.find((line) => line.text.includes('よその端末'))
    if (one === undefined) throw new Error('the bundle lacks it')
    const rival = { ...one, text: one.text.replace('よその端末', '同じ番号の') }
    expect(await takeIn(phone, [one, rival], freely)).toBe(2)
    expect(await takeIn(phone, [rival, one], freely)).toBe(0)
    expect(toTake(await previewOf({ ...bundle, lines: [rival] }, freely), nobody).lines).toBe(0)
    expect(await sync(phone)).toBe('done')
    expect(await town.lines()).toEqual([one.text])
    expect((await rows()).filter(({ refused }) => refused !== null)).toMatchObject([
      { line: rival.text, refused: { reason: 'conflict', kept: true } },
    ])
  })

  it('[BU4][DR1] a rival stands outside the fold, the lists and the drills from the start: 要確認 alone shows it', async () => {
    const subject = await incidentHere('この端末の事案')
    const record = useRecord()
    const { lines } = await read((await bundleHere()).file)
    const one = lines.find(({ text: line }) => line.includes('この端末の事案'))
    if (one === undefined || !one.read.known) throw new Error('the bundle lacks it')
    const operation = { ...one.read.operation, body: { what: '別の内容', drill: true } }
    const rival = { read: { known: true, operation }, text: JSON.stringify(operation) } as typeof one
    expect(await takeIn(phone, [rival], freely)).toBe(1)
    await makeSummaries(phone, summarise)
    await record.load()
    await record.want([subject])
    const { incident, entries } = record.byId.get(subject) ?? expect.fail()
    expect([entries.length, incident.drill]).toEqual([2, false])
    expect(JSON.stringify(entries)).not.toContain('別の内容')
    const summaries = await storedSummaries()
    expect(summaries).toMatchObject([{ headline: 'この端末の事案', drill: 0, operations: 2 }])
    expect(await realIncidentIds(phone)).toEqual([subject])
    expect([record.waiting, record.waitingOfDrills]).toEqual([2, 0])
    expect(record.needPerson.map(({ row }) => row.line)).toEqual([rival.text])
    expect(await takeIn(phone, [rival], freely)).toBe(0)
  })

  it('[BU1][BU4] pictures travel with it by their digest; one that changed on the way is named and not kept', async () => {
    const subject = await incidentHere('写真のある事案')
    const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])
    const sha256 = await keepPicked(phone, subject, 'image/jpeg', bytes)
    const body = {
      sha256,
      mediaType: 'image/jpeg',
      size: bytes.length,
      name: '画面.jpg',
      what: '画面',
    } as const
    await append(phone, [{ type: 'v1.attachmentAdded', subject, body }])
    const written = await bundleHere()
    const file = `attachments/${sha256}`
    expect((await filesOf(written))[file]).toEqual(bytes)
    expect(text((await filesOf(written))[`incidents/${subject}.html`])).toContain(`<img src="../${file}"`)
    const spoiled = await packedAgain(written, (files) => files[file]?.set([9], 5))
    await freshDevice()
    const changed = await read(spoiled)
    expect(changed.damages).toEqual([{ kind: 'fileChanged', file }])
    expect(await takeBundle(changed, freely)).toBe(3)
    expect(await attachmentOf(phone, sha256)).toBeUndefined()
    const whole = await read(written.file)
    expect(toTake(await previewOf(whole, freely), nobody)).toEqual({ lines: 0, pictures: 1 })
    expect(await takeBundle(whole, freely)).toBe(0)
    expect(toTake(await previewOf(whole, freely), nobody)).toEqual({ lines: 0, pictures: 0 })
    expect(await attachmentOf(phone, sha256)).toMatchObject({ bytes, waiting: 1 })
    const acts = (await rows()).filter(({ line }) => line.includes('v1.bundleTaken'))
    expect(acts.map(({ line }) => JSON.parse(line).body.count)).toEqual([3])
  })

  it('[BU4] is said first, with how much is to come, and once: stopped and gone on with', async () => {
    const { bundle } = await bundleOfAnother()
    const acts = async () => (await rows()).filter(({ line }) => line.includes('v1.bundleTaken'))
    const stopped = takeBundle(bundle, async ({ words }) => {
      if (words === '取り込んでいます') throw new Error('stopped')
    })
    await expect(stopped).rejects.toThrow('stopped')
    const said = (await acts()).map(({ line }) => JSON.parse(line).body)
    expect(said).toEqual([{ name: bundle.name, digest: bundle.digest, count: 2 }])
    expect(await rows()).toHaveLength(1)
    expect(await takeBundle(bundle, freely)).toBe(2)
    expect(await acts()).toHaveLength(1)
  })

  it('[BU4] an incident whose 受付票 is damaged stays out, unless a person says that it is real', async () => {
    const { bundle } = await bundleOfAnother()
    const lines = bundle.lines.filter(({ text: line }) => !line.includes('v1.intakeReceived'))
    const subject = lines[0]?.read.operation.subject ?? ''
    const damaged = { ...bundle, lines }
    const preview = await previewOf(damaged, freely)
    expect(preview).toMatchObject({ incidents: [], drills: [], unknown: [{ subject }] })
    expect([nobody, new Set([subject])].map((asReal) => toTake(preview, asReal).lines)).toEqual([0, 1])
    expect(await takeBundle(damaged, freely, leftOut(preview, nobody))).toBe(0)
    expect((await rows()).filter((row) => row.subject === subject)).toEqual([])
    expect(await takeBundle(damaged, freely, leftOut(preview, new Set([subject])))).toBe(1)
    expect(await takeBundle(bundle, freely)).toBe(1)
    expect(await previewOf(damaged, freely)).toMatchObject({ unknown: [], incidents: [{ subject }] })
  })

  it('[BU4] names an incident by its number: as it stands here, else as where the bundle was written, else 仮', async () => {
    const subject = await incidentHere('番号のある事案')
    const namedBy = async (written: Written) =>
      (await previewOf(await read(written.file), freely)).incidents.map(({ number }) => number)
    const numbered = await bundleHere(freely, () => ({ fiscalYear: 2026, number: 3 }))
    const [local] = await namedBy(await bundleHere())
    expect(local).toBe(`仮-${subject.slice(-6).toUpperCase()}`)
    expect(await namedBy(numbered)).toEqual(['令和8年度 第3号'])
    await enrolHere()
    expect(await sync(phone)).toBe('done')
    expect(await namedBy(numbered)).toEqual(['令和8年度 第1号'])
  })

  it('[BU4] shows drills apart', async () => {
    await append(phone, [
      { type: 'v1.intakeReceived', subject: newId(phone), body: { what: '訓練の事案', drill: true } },
    ])
    const bundle = await read((await bundleHere()).file)
    expect(await previewOf(bundle, freely)).toMatchObject({
      incidents: [],
      drills: [{ what: '訓練の事案' }],
    })
  })
})
