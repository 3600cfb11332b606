// When a device has been silent for too long.
import { expect, test } from 'vitest'
import {
  isLongUnseen,
  isSoonEnded,
  soonEndedMs,
  type ListedDevice,
  longUnseenMs,
} from '../../shared/sync/devices.ts'
import { devices, fixedNow } from '../people.ts'

const at = (afterMs: number) => new Date(fixedNow.getTime() + afterMs).toISOString()
const phone: ListedDevice = {
  device: devices.dutyPhone,
  name: '当番の携帯',
  person: null,
  office: null,
  administrator: false,
  enrolledAt: at(0),
  lastAnswerAt: null,
  sent: 0,
  revocation: null,
  invitedBy: null,
  sessionEndsAt: null,
  passkey: false,
}
const unseen = (overrides: Partial<ListedDevice>, afterMs: number) =>
  isLongUnseen({ ...phone, ...overrides }, fixedNow.getTime() + afterMs)

test('[AU7] thirty days after the last answer, or the enrolment where there was none, a device is long unseen', () => {
  expect(unseen({}, longUnseenMs)).toBe(false)
  expect(unseen({}, longUnseenMs + 1)).toBe(true)
  expect(unseen({ lastAnswerAt: at(1) }, longUnseenMs + 1)).toBe(false)
  expect(unseen({ lastAnswerAt: at(1) }, longUnseenMs + 2)).toBe(true)
})

test('[AU7] one whose enrolment was ended is not waited for', () => {
  expect(unseen({ revocation: { at: at(1), by: '管理 乙', reason: '返却' } }, longUnseenMs * 2)).toBe(false)
})

test('[AU9] thirty days before its session ends a device is said to need a new code, one that was ended is not', () => {
  const soon = (overrides: Partial<ListedDevice>) =>
    isSoonEnded({ ...phone, sessionEndsAt: at(soonEndedMs), ...overrides }, fixedNow.getTime())
  expect(soon({})).toBe(false)
  expect(soon({ sessionEndsAt: at(soonEndedMs - 1) })).toBe(true)
  expect(soon({ sessionEndsAt: null })).toBe(true)
  expect(soon({ sessionEndsAt: null, revocation: { at: at(1), by: '管理 乙', reason: '返却' } })).toBe(false)
})
