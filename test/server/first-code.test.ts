// The first administrator's code, renewed until it is used.
import { afterEach, expect, test, vi } from 'vitest'
import { howToInvite, offerFirstCode } from '../../server/identity/first-code.ts'
import { invitationLifeMs } from '../../shared/sync/protocol.ts'
import { devices, fixedNow } from '../people.ts'
import { enrol, secret, startTown } from './town.ts'

afterEach(() => void vi.useRealTimers())

test('[AU3] a code that ran out unused is followed by a fresh one, until an administrator is enrolled', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const town = await startTown()
  const printed: string[] = []
  let said = Promise.withResolvers<void>()
  const print = (line: string) => {
    printed.push(line)
    said.resolve()
  }
  const report = (error: unknown) => said.reject(error)
  const tenMinutesLater = async () => {
    said = Promise.withResolvers<void>()
    town.clock.now = new Date(town.clock.now.getTime() + invitationLifeMs)
    vi.advanceTimersByTime(invitationLifeMs)
    await said.promise
  }
  const codeSaid = () => /[\d-]{15}/.exec(printed.at(-1) ?? '')?.[0].replaceAll('-', '')
  const ask = async (code?: string) =>
    (await enrol(town, { code, device: devices.dutyPhone, deviceName: 'a', secret })).status

  await offerFirstCode({ ...town, now: () => town.clock.now, print, report })
  const first = codeSaid()
  await tenMinutesLater()
  expect(await ask(first)).toBe(410)
  expect(await ask(codeSaid())).toBe(201)
  await tenMinutesLater()
  expect(printed.at(-1)).toBe(howToInvite)
  expect(printed).toHaveLength(3)
  expect(vi.getTimerCount()).toBe(0)
  expect(town.clock.now.getTime() - fixedNow.getTime()).toBe(2 * invitationLifeMs)
})
