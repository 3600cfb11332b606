// The enrolment half of the storage contract.
import { describe, expect, onTestFinished, test } from 'vitest'
import { maxSessionsPerDevice } from '../../server/storage/enrolment.ts'
import { invitationMemoryMs } from '../../server/storage/invitations.ts'
import type { Enrolment } from '../../server/storage/storage.ts'
import { devices, fixedNow, people } from '../people.ts'
import type { Open } from './contract.ts'
import { ownFolder } from './folder.ts'

const at = (afterMs: number) => new Date(fixedNow.getTime() + afterMs).toISOString()
const now = at(0)
const tenMinutes = 600_000
const year = 365 * 24 * 3_600_000

const invitation = {
  codeHash: 'hash of a code',
  name: people.dutyOfficer.name,
  office: people.dutyOfficer.office,
  administrator: false,
  expiresAt: at(tenMinutes),
  invitedBy: null,
}

function enrolment(overrides: Partial<Enrolment> = {}): Enrolment {
  return {
    codeHash: invitation.codeHash,
    device: devices.dutyPhone,
    deviceName: '当番の携帯',
    secretHash: 'hash of a secret',
    tokenHash: 'hash of a token',
    now,
    sessionExpiresAt: at(year),
    ...overrides,
  }
}

export function enrolmentContract(name: string, open: Open): void {
  const start = async () => {
    const storage = await open(await ownFolder())
    onTestFinished(() => storage.close())
    await storage.addInvitation(invitation, now)
    return storage
  }

  describe(`${name}: enrolment`, () => {
    test('[AU1] the same code, device and secret again: the same answer, and both sessions hold', async () => {
      const storage = await start()
      const first = await storage.enrol(enrolment())
      expect(first).toEqual({
        ok: true,
        invitedBy: null,
        person: people.dutyOfficer,
        administrator: false,
        byAdministratorCode: false,
      })
      expect(await storage.enrol(enrolment({ tokenHash: 'second' }))).toEqual(first)
      expect(await storage.session('hash of a token', now)).toMatchObject({ device: devices.dutyPhone })
      expect(await storage.session('second', now)).toMatchObject({ device: devices.dutyPhone })
    })

    test('[AU1] any text is a name, of U+0000 and half a surrogate pair too', async () => {
      const storage = await start()
      expect(await storage.enrol(enrolment({ deviceName: '携帯\0\ud83d' }))).toMatchObject({ ok: true })
      expect((await storage.devices(1))[0]?.name).toMatch(/^携帯/)
    })

    test('[AU1] another device, no such code, too late: refused, and no session is left behind', async () => {
      const storage = await start()
      await storage.enrol(enrolment())
      const refused = [
        [enrolment({ device: devices.officePhone, tokenHash: 'x' }), 'codeUsed'],
        [enrolment({ codeHash: 'another', tokenHash: 'x' }), 'unknownCode'],
        [enrolment({ now: at(tenMinutes), tokenHash: 'x' }), 'codeExpired'],
        [enrolment({ secretHash: 'another', tokenHash: 'x' }), 'otherSecret'],
      ] as const
      for (const [tried, reason] of refused) expect(await storage.enrol(tried)).toEqual({ ok: false, reason })
      expect(await storage.session('x', now)).toBeNull()
    })

    test('[AU1] two devices with one code at once: one of them has it', async () => {
      const storage = await start()
      const tried = Object.values(devices).map((device) =>
        storage.enrol(enrolment({ device, tokenHash: device })),
      )
      const answers = await Promise.all(tried)
      expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
      expect(answers.filter((answer) => !answer.ok && answer.reason === 'codeUsed')).toHaveLength(1)
    })

    test('[AU1] a device that is enrolled may enrol again by a fresh code and stays administrator', async () => {
      const storage = await start()
      await storage.addInvitation(
        { ...invitation, codeHash: 'first', administrator: true, name: null, office: null },
        now,
      )
      await storage.enrol(enrolment({ codeHash: 'first' }))
      expect(await storage.enrol(enrolment({ tokenHash: 'new' }))).toMatchObject({
        ok: true,
        administrator: true,
        byAdministratorCode: false,
      })
    })

    test('[AU1] a refused other secret does not use the code up', async () => {
      const storage = await start()
      await storage.enrol(enrolment())
      await storage.addInvitation({ ...invitation, codeHash: 'fresh' }, now)
      expect(await storage.enrol(enrolment({ codeHash: 'fresh', secretHash: 'another' }))).toMatchObject({
        ok: false,
      })
      const office = enrolment({ codeHash: 'fresh', device: devices.officePhone, tokenHash: 'office' })
      expect(await storage.enrol(office)).toMatchObject({ ok: true })
    })

    test('[AU3] an administrator is one whose code said so', async () => {
      const storage = await start()
      await storage.enrol(enrolment())
      expect(await storage.hasAdministrator()).toBe(false)
      await storage.addInvitation({ ...invitation, codeHash: 'first', administrator: true }, now)
      await storage.enrol(enrolment({ codeHash: 'first', device: devices.officePhone, tokenHash: 'office' }))
      expect(await storage.hasAdministrator()).toBe(true)
    })

    test('[AU1] a code that ran out is remembered for a day, then forgotten', async () => {
      const storage = await start()
      const later = at(tenMinutes + invitationMemoryMs + 1)
      expect(await storage.enrol(enrolment({ now: later }))).toMatchObject({ reason: 'codeExpired' })
      await storage.addInvitation({ ...invitation, codeHash: 'next' }, later)
      expect(await storage.enrol(enrolment({ now: later }))).toMatchObject({ reason: 'unknownCode' })
    })

    test('[AU2] a session ends when its time is over; renewed, it goes on', async () => {
      const storage = await start()
      await storage.enrol(enrolment())
      expect(await storage.session('hash of a token', at(year - 1))).not.toBeNull()
      expect(await storage.session('hash of a token', at(year))).toBeNull()
      await storage.renewSession('hash of a token', at(2 * year))
      expect(await storage.session('hash of a token', at(year))).not.toBeNull()
      expect(await storage.session('unknown', now)).toBeNull()
    })

    test('[AU2][AU6] of many sessions those are held that are known, not over and of no enrolment that was ended', async () => {
      const storage = await start()
      await storage.enrol(enrolment())
      await storage.enrol(enrolment({ tokenHash: 'another', now: at(1) }))
      const all = ['hash of a token', 'another', 'unknown']
      expect(await storage.heldSessions([], now)).toEqual(new Set())
      expect(await storage.heldSessions(all, now)).toEqual(new Set(all.slice(0, 2)))
      await storage.renewSession('another', at(2 * year))
      expect(await storage.heldSessions(all, at(year))).toEqual(new Set(['another']))
      await storage.revoke({ device: enrolment().device, reason: '紛失', by: '', byDevice: null, now: at(2) })
      expect(await storage.heldSessions(all, at(3))).toEqual(new Set())
    })

    test('[AU2] a device keeps its newest sessions, a bounded number', async () => {
      const storage = await start()
      const tokens = Array.from({ length: maxSessionsPerDevice + 2 }, (_, n) => `token ${n}`)
      for (const [n, tokenHash] of tokens.entries()) await storage.enrol(enrolment({ tokenHash, now: at(n) }))
      const held = await Promise.all(tokens.map((token) => storage.session(token, at(100))))
      expect(held.map((session) => session !== null)).toEqual(tokens.map((_, n) => n >= 2))
    })
  })
}
