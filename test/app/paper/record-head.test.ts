// The head of the record, as sheets print it.
import { describe, expect, it } from 'vitest'
import { recordHead } from '../../../app/paper/record-head.ts'
import type { Self } from '../../../app/record/log/database.ts'
import { devices, incident } from '../../people.ts'

describe('the head of the record', () => {
  const head = { hash: 'ab'.repeat(32), generation: 1 }
  const self = (position: number): Self => ({
    key: 'self',
    device: devices.dutyPhone,
    turns: [],
    copy: '00',
    gone: null,
    secret: '',
    clock: { timeMs: 0, counter: 0 },
    person: null,
    people: [],
    enrolment: {
      record: incident,
      deviceName: '宿直の携帯',
      cursor: { ...head, position },
    },
    sessionEnded: false,
    revoked: false,
    second: null,
    formerly: [],
    lastAnswerAt: null,
    clockOffsetMs: 0,
    chainAlarm: null,
    next: null,
    left: [],
  })

  it('[PA3] is the position and the hash; without them, and of what only this device has, it says so', () => {
    expect(recordHead(null, 0)).toBe('サーバー未保存')
    expect(recordHead({ ...self(1), enrolment: null }, 2)).toBe('サーバー未保存')
    expect(recordHead(self(0), 2)).toBe('サーバー未保存')
    expect(recordHead(self(12), 0)).toBe('12 abababababab')
    expect(recordHead(self(12), 2)).toBe('12 abababababab サーバー未保存2件を含む')
  })
})
