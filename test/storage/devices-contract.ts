// The devices' half of the storage contract: the list, and the end of an enrolment.
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Ending, Storage } from '../../server/storage/storage.ts'
import { devices, fixedNow, intake, people, uuidv7 } from '../people.ts'
import type { Open } from './contract.ts'
import { ownFolder } from './folder.ts'
import { batch, lines, wholeChain } from './lines.ts'

const at = (afterMs: number) => new Date(fixedNow.getTime() + afterMs).toISOString()
const soon = at(1000)
const { dutyPhone, officePhone } = devices
const third = '3f0e8a11-5b0d-4c55-8e21-0a5d3c7b9e33'
const lost: Ending = {
  device: dutyPhone,
  reason: '紛失',
  by: people.manager.name,
  byDevice: officePhone,
  now: soon,
}

/** Enrols a device at `now` with a code of its own. */
async function enrol(
  storage: Storage,
  device: string,
  { administrator = false, now = at(0), code = '' } = {},
) {
  const codeHash = `code ${device} ${now}${code}`
  const invitation = {
    codeHash,
    ...people.dutyOfficer,
    administrator,
    expiresAt: at(600_000),
    invitedBy: null,
  }
  await storage.addInvitation(invitation, now)
  const asked = {
    codeHash,
    device,
    deviceName: '携帯',
    secretHash: 'secret',
    tokenHash: `token ${now} ${device}`,
  }
  const again = (later: string, tokenHash: string) =>
    storage.enrol({ ...asked, tokenHash, now: later, sessionExpiresAt: at(1e9) })
  expect(await again(now, asked.tokenHash)).toMatchObject({ ok: true })
  return { tokenHash: asked.tokenHash, again }
}

export function devicesContract(name: string, open: Open): void {
  const start = async () => {
    const folder = await ownFolder()
    const storage = await open(folder)
    onTestFinished(() => storage.close())
    await enrol(storage, officePhone, { administrator: true })
    const phone = await enrol(storage, dutyPhone)
    return { folder, storage, phone }
  }

  describe(`${name}: devices`, () => {
    test('[AU7] the list tells of each device who it is for, when it was answered, how much and what it sent last', async () => {
      const { storage } = await start()
      const sent = [intake(), intake()]
      await storage.append(batch(lines(...sent)))
      await storage.deviceAnswered(dutyPhone, soon)
      const list = await storage.devices(10)
      expect(list.map(({ device }) => device).toSorted()).toEqual([officePhone, dutyPhone].toSorted())
      expect(list.find(({ device }) => device === dutyPhone)).toMatchObject({
        name: '携帯',
        person: people.dutyOfficer.name,
        office: people.dutyOfficer.office,
        administrator: false,
        enrolledAt: at(0),
        lastAnswerAt: soon,
        sent: 2,
        lastLine: new Uint8Array(Buffer.from(JSON.stringify(sent[1]))),
        revocation: null,
      })
      expect(list.find(({ device }) => device === officePhone)).toMatchObject({
        administrator: true,
        sent: 0,
        lastAnswerAt: null,
        lastLine: null,
      })
      expect(await storage.devices(1)).toHaveLength(1)
    })

    test('[AU6] an end is kept with who, when and why, also over a restart; said again, it is as it was', async () => {
      const { folder, storage, phone } = await start()
      const revocation = { at: soon, by: lost.by, reason: lost.reason }
      expect(await storage.revoke(lost)).toEqual({ ok: true, revocation })
      expect(await storage.revoke({ ...lost, reason: '返却', now: at(2000) })).toEqual({
        ok: true,
        revocation,
      })
      const again = await open(folder)
      onTestFinished(() => again.close())
      expect((await again.devices(10)).map((device) => device.revocation)).toContainEqual(revocation)
      expect(await again.session(phone.tokenHash, soon)).toMatchObject({ device: dutyPhone, revoked: true })
    })

    test('[AU5] an unknown device and the last administrator are refused, and nothing is written', async () => {
      const { storage, phone } = await start()
      const last = { ...lost, device: officePhone }
      expect(await storage.revoke({ ...lost, device: uuidv7(1) })).toEqual({
        ok: false,
        reason: 'unknownDevice',
      })
      expect(await storage.revoke(last)).toEqual({ ok: false, reason: 'lastAdministrator' })
      expect((await storage.devices(10)).map(({ revocation }) => revocation)).toEqual([null, null])
      expect(await storage.session(phone.tokenHash, soon)).toMatchObject({ revoked: false })
      await enrol(storage, dutyPhone, { administrator: true, now: at(1) })
      expect(await storage.revoke(last)).toMatchObject({ ok: true })
    })

    test('[AU9] at the server itself the last administrator is ended too', async () => {
      const { storage } = await start()
      expect(await storage.revoke({ ...lost, device: officePhone, byDevice: null })).toMatchObject({
        ok: true,
      })
      expect(await storage.hasAdministrator()).toBe(false)
    })

    test('[AU5] two administrators who end each other at once: one of them stays', async () => {
      const { storage } = await start()
      await enrol(storage, dutyPhone, { administrator: true, now: at(1) })
      const tried = [lost, { ...lost, device: officePhone, byDevice: dutyPhone }]
      const ended = await Promise.all(tried.map((ending) => storage.revoke(ending)))
      expect(ended.filter(({ ok }) => ok)).toHaveLength(1)
      expect(await storage.hasAdministrator()).toBe(true)
    })

    test('[AU6] what it sends is set aside, and what the record has is accepted again', async () => {
      const { storage } = await start()
      const known = intake()
      const [late, last] = [intake(), intake()]
      await storage.append(batch(lines(known)))
      await storage.revoke(lost)
      const answer = await storage.append(batch(lines(known, late, last)))
      expect(answer.accepted.map(({ position }) => position)).toEqual([1])
      expect(answer.refused).toEqual([
        { id: late.id, line: 2, reason: 'revoked', kept: true },
        { id: last.id, line: 3, reason: 'revoked', kept: true },
      ])
      expect(await wholeChain(storage)).toHaveLength(1)
      expect((await storage.setAside(10)).map(({ id }) => id).toSorted()).toEqual(
        [late.id, last.id].toSorted(),
      )
    })

    test('[AU8] who comes in by another device’s code is in the record, once; by the machine’s own nothing is said', async () => {
      const { storage } = await start()
      expect(await wholeChain(storage)).toHaveLength(0)
      const invitation = {
        ...people.manager,
        administrator: false,
        expiresAt: at(600_000),
        invitedBy: dutyPhone,
      }
      await storage.addInvitation({ codeHash: 'given', ...invitation }, at(0))
      const asked = { codeHash: 'given', deviceName: '事務室', secretHash: 'secret', now: at(2000) }
      const enrolment = { ...asked, device: third, sessionExpiresAt: at(1e9) }
      for (const tokenHash of ['one', 'again'])
        expect(await storage.enrol({ ...enrolment, tokenHash })).toMatchObject({ ok: true })
      const [line, ...more] = await wholeChain(storage)
      expect(more).toEqual([])
      expect(line).toMatchObject({ standing: 'server', uploader: storage.record })
      expect(JSON.parse(new TextDecoder().decode(line?.bytes ?? undefined))).toMatchObject({
        type: 'v1.enrolled',
        body: { device: third, name: '事務室', invitedBy: dutyPhone },
      })
    })

    test('[AU6] neither the code it was enrolled with nor one that it gave out brings it back', async () => {
      const { storage, phone } = await start()
      const given = {
        ...people.dutyOfficer,
        administrator: true,
        expiresAt: at(600_000),
        invitedBy: dutyPhone,
      }
      await storage.addInvitation({ codeHash: 'given', ...given }, at(0))
      await storage.revoke(lost)
      expect(await phone.again(at(2000), 'again')).toEqual({ ok: false, reason: 'codeExpired' })
      const asked = { codeHash: 'given', deviceName: '携帯', secretHash: 'secret', now: at(2000) }
      expect(
        await storage.enrol({ ...asked, device: dutyPhone, tokenHash: 'given', sessionExpiresAt: at(1e9) }),
      ).toEqual({ ok: false, reason: 'codeExpired' })
    })

    test('[AU6] a new code enrols it anew, as no administrator; its old session stays ended', async () => {
      const { storage } = await start()
      const { tokenHash } = await enrol(storage, dutyPhone, { administrator: true, now: at(1) })
      await storage.revoke(lost)
      const anew = await enrol(storage, dutyPhone, { now: at(3000) })
      expect(await storage.session(tokenHash, at(3000))).toBeNull()
      expect(await storage.session(anew.tokenHash, at(3000))).toMatchObject({
        revoked: false,
        administrator: false,
      })
      expect((await storage.devices(10)).map(({ revocation }) => revocation)).toEqual([null, null])
      expect(await storage.revoke({ ...lost, now: at(4000) })).toMatchObject({ revocation: { at: at(4000) } })
    })
  })
}
