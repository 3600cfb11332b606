// A bundle out of this device (BU1, BU2, BU5), and what is named where it is not as it was written (BU3).
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { effectScope, watch } from 'vue'
import { beforeEach, describe, expect, it } from 'vitest'
import { readBundleAside } from '../../../app/files/taking-in/read-aside.ts'
import { readBundle } from '../../../app/files/taking-in/read-bundle.ts'
import { append, newId } from '../../../app/record/log/append.ts'
import { useRecord } from '../../../app/record/state/record.ts'
import { sync } from '../../../app/sync/engine.ts'
import {
  operationsFile,
  readMeFile,
  readSums,
  sumsFile,
  writeBundleLine,
} from '../../../shared/sync/bundle.ts'
import { bytesOf, digest } from '../../../shared/sync/chain.ts'
import { useLongWork } from '../../../app/ui/long-work.ts'
import { intake } from '../../people.ts'
import { enrolHere, openTown, rows, self } from '../town.ts'
import { bundleHere, filesOf, freely, incidentHere, packedAgain, read } from './bundles.ts'
import { phone } from '../../../app/record/log/this-phone.ts'

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)

beforeEach(async () => {
  await openTown()
  await useRecord().load()
})

describe('a bundle', () => {
  it('[BU1][BU2] holds the record, its pages, how to read it, and the digest of each', async () => {
    await enrolHere()
    const sent = await incidentHere('サーバーに届いた<b>事案</b>')
    await sync(phone)
    const own = await incidentHere('この端末だけの事案')
    const call = newId(phone)
    const placed = { contact: null, organisation: '県', number: '0775283233' }
    await append(phone, [
      { id: call, type: 'v1.callPlaced', subject: 'calls', body: placed },
      { type: 'v1.callEnded', subject: 'calls', body: { call, outcome: 'connected' } },
      { type: 'v1.callPlaced', subject: 'calls', body: placed },
      { type: 'v1.callIncluded', subject: own, body: { call } },
      { type: 'v1.procedureEntered', subject: 'town', body: { what: 'LANケーブルを抜く' } },
    ])
    const written = await bundleHere()
    const files = await filesOf(written)
    expect(Object.keys(files).toSorted()).toEqual(
      [
        'index.html',
        `incidents/${sent}.html`,
        `incidents/${own}.html`,
        operationsFile,
        readMeFile,
        'sheets.css',
        sumsFile,
      ].toSorted(),
    )
    const sums = readSums(text(files[sumsFile])).digests
    for (const [name, bytes] of Object.entries(files))
      expect(sums.get(name), name).toBe(name === sumsFile ? undefined : digest(bytes))
    expect(written.digest).toBe(digest(files[sumsFile] ?? new Uint8Array()))

    // By its list a file was made on Unix, its name UTF-8: unzip(1) garbles it otherwise.
    const zip = new Uint8Array(await written.file.arrayBuffer())
    const listed = zip.findIndex((_byte, at) => text(zip.subarray(at, at + 4)) === 'PK\u0001\u0002')
    expect([zip[listed + 5], zip[listed + 9]]).toEqual([3, 0])

    const { lines, damages } = await read(written.file)
    expect(damages).toEqual([])
    const held = (await rows()).map(({ line }) => line)
    const strayCall = held.find((line) => line.includes('callPlaced') && !line.includes(call))
    expect(lines.map((one) => one.text).toSorted()).toEqual(
      held.filter((line) => line !== strayCall).toSorted(),
    )
    const [first, third] = [0, 2].map((at) => JSON.parse(text(files[operationsFile]).split('\n')[at] ?? ''))
    expect(first).toMatchObject({ proof: { position: 1, uploader: (await self()).device } })
    expect(third).toMatchObject({ proof: null })
    const page = text(files[`incidents/${sent}.html`])
    expect(page).toContain('サーバーに届いた&lt;b&gt;事案&lt;/b&gt;')
    expect(page).toContain('業務端末の使用を止めた')
    expect(page.match(/<section class="paper[ "]/g)).toHaveLength(7)
    expect(text(files['index.html'])).toContain(`<a href="incidents/${sent}.html">サーバーに届いた&lt;b&gt;`)
  })

  it('[BU5] says how far it is, lets the page breathe, and ends when a person stops it', async () => {
    for (let at = 0; at < 20; at += 1) await incidentHere(`事案${at}`)
    const scope = effectScope()
    const { progress, run, stop } = scope.run(useLongWork) ?? expect.fail()
    const seen = new Set<string>()
    let breaths = 0
    const ticking = setInterval(() => (breaths += 1), 1)
    watch(progress, (now) => seen.add(now?.words ?? ''), { flush: 'sync' })
    expect(await run(bundleHere)).toMatchObject({ ok: true, value: { incidents: 20, operations: 40 } })
    expect([...seen]).toContain('帳票を書き出しています')
    expect(breaths).toBeGreaterThan(3)
    const stopped = run(bundleHere)
    await expect.poll(() => progress.value?.done ?? 0).toBeGreaterThan(0)
    stop()
    expect(await stopped).toEqual({ ok: false, why: 'stopped' })
    expect(progress.value).toBeNull()
    clearInterval(ticking)
    scope.stop()
  })
})

describe('a bundle that is not as it was written', () => {
  it('[BU3] names the line and the operation of a changed byte, and keeps the sound ones apart', async () => {
    await incidentHere('見慣れないログイン履歴')
    const file = await packedAgain(await bundleHere(), (files) => {
      const changed = text(files[operationsFile]).replace('見慣れない', '見慣れた〇')
      files[operationsFile] = bytesOf(changed)
    })
    const { lines, damages } = await read(file)
    const held = await rows()
    const changed = held.findIndex(({ line }) => line.includes('見慣れない'))
    expect(lines.map((line) => line.text)).toEqual(
      held.flatMap(({ line }, at) => (at === changed ? [] : line)),
    )
    expect(damages).toEqual([
      { kind: 'fileChanged', file: operationsFile },
      { kind: 'lineChanged', file: operationsFile, line: changed + 1, id: held[changed]?.id },
    ])
  })

  it('[BU3] names files that are changed, missing or extra, also where a folder was packed around them', async () => {
    const incident = await incidentHere('事案')
    const file = await packedAgain(await bundleHere(), (files) => {
      for (const [name, bytes] of Object.entries(files)) {
        delete files[name]
        files[`記録/${name}`] = bytes
      }
      files['記録/sheets.css'] = bytesOf('')
      delete files['記録/index.html']
      files['記録/メモ.txt'] = bytesOf('')
    })
    const { lines, damages } = await read(file)
    expect(lines).toHaveLength(2)
    expect(damages).toEqual([
      { kind: 'fileChanged', file: 'sheets.css' },
      { kind: 'fileExtra', file: 'メモ.txt' },
      { kind: 'fileMissing', file: 'index.html' },
    ])
    expect(incident).not.toBe('')
  })

  it('[BU3] reads one file of a name: a second one, or one beside the folder, is named as extra', async () => {
    await incidentHere('事案')
    const written = await bundleHere()
    const known = (await rows()).map(({ line }) => line)
    const foreign = `${writeBundleLine(null, JSON.stringify(intake()))}\n`
    const beside = await packedAgain(written, (files) => {
      for (const [name, bytes] of Object.entries(files)) {
        delete files[name]
        files[`記録/${name}`] = bytes
      }
      files[operationsFile] = bytesOf(foreign)
    })
    const spare = operationsFile.replace('operations', 'operationz')
    const twice = await packedAgain(written, (files) => void (files[spare] = bytesOf(foreign)))
    const bytes = new Uint8Array(await twice.arrayBuffer())
    for (let at = 0; at < bytes.length; at += 1)
      if (text(bytes.subarray(at, at + spare.length)) === spare) bytes.set(bytesOf(operationsFile), at)
    for (const file of [beside, new File([bytes], 'a.zip')]) {
      const found = await read(file)
      expect(found.lines.map((line) => line.text).toSorted()).toEqual(known.toSorted())
      expect(found.damages).toEqual([{ kind: 'fileExtra', file: operationsFile }])
    }
  })

  it('[BU3] any byte of the zip changed: named, or nothing in it has changed; no changed line passes as sound', async () => {
    await incidentHere('事案')
    const whole = await bundleHere()
    const bytes = new Uint8Array(await whole.file.arrayBuffer())
    const known = new Set((await rows()).map(({ line }) => line))
    const before = await filesOf(whole)
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const spoiled = bytes.slice()
        spoiled[at] = (spoiled[at] ?? 0) ^ change
        const file = new File([spoiled], 'a.zip')
        const found = await readBundle(file, freely)
        if (typeof found === 'string') return
        expect(found.lines.every((line) => known.has(line.text))).toBe(true)
        if (found.damages.length === 0) expect(await filesOf({ file })).toEqual(before)
      }),
      { numRuns: 300, seed: 20261124 },
    )
  })

  it('[BU3] that is none, is cut off, or is of somebody else says so', async () => {
    await incidentHere('事案')
    const written = await bundleHere()
    expect(await readBundle(new File(['記録'], 'a.zip'), freely)).toBe('notZip')
    expect(await readBundle(new File([written.file.slice(0, -30)], 'a.zip'), freely)).toBe('notZip')
    const other = await packedAgain(written, (files) => void delete files[sumsFile])
    expect(await readBundle(other, freely)).toBe('notBundle')
    const empty = zipSync({ [sumsFile]: new Uint8Array() })
    expect(await readBundle(new File([new Uint8Array(empty)], 'a.zip'), freely)).toBe('notBundle')
  })

  it('[BU5] is read in a worker as on the page, and no further once it is stopped', async () => {
    await incidentHere('事案')
    const file = new File([(await bundleHere()).file], 'a.zip')
    expect(await readBundleAside(file, freely)).toEqual(await readBundle(file, freely))
    const stop = () => Promise.reject(new Error('stopped'))
    await expect(readBundleAside(file, stop)).rejects.toThrow('stopped')
  })
})
