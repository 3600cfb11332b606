// What is an operation and what is not (OP1-OP3): the door that everything from the network and the disk goes through.
import { describe, expect, it } from 'vitest'
import { operationBodies } from '../../shared/incident/operation-bodies.ts'
import {
  maxAcknowledgedAtOnce,
  maxNameLength,
  maxReplacedAtOnce,
  maxTextLength,
  maxTicked,
} from '../../shared/incident/operation-fields.ts'
import { readStoredOperation, readOperation } from '../../shared/incident/operation.ts'
import type { OperationType } from '../../shared/incident/operation.ts'
import { devices, incident, intake, operation, uuidv7 } from '../people.ts'
import { bodies, call } from './bodies.ts'

const types = Object.keys(operationBodies) as OperationType[]

/** Reads what another program could have written: any envelope field and any body may be replaced. */
function read(changes: Record<string, unknown>) {
  return readOperation({ ...intake(), ...changes })
}

function readBody(type: string, body: unknown) {
  return read({ type, body })
}

describe('every type', () => {
  it.each(types)('[OP2] %s is read as it was written', (type) => {
    const written = operation(type, bodies[type])
    expect(readOperation(JSON.parse(JSON.stringify(written)))).toEqual({ known: true, operation: written })
  })

  it.each(types)('[OP2] %s with the body of another is no operation, not an unknown one', (type) => {
    expect(readBody(type, { another: true })).toBeNull()
    expect(readBody(type, {})).toBeNull()
    expect(readBody(type, null)).toBeNull()
    expect(readBody(type, [])).toBeNull()
  })

  it.each(types)('[OP2] %s of a newer app may say more; what this version knows is read', (type) => {
    const newer = { ...bodies[type], sinceVersion2: { nested: ['値'] } }
    expect(readBody(type, newer)).toMatchObject({ known: true, operation: { type, body: bodies[type] } })
  })
})

describe('a type newer than this program', () => {
  const newer = { type: 'v2.threatForecast', body: { level: 2, why: ['兆候'] } }

  it('[OP2] is read as unknown, its envelope and its body kept', () => {
    const written = { ...intake(), ...newer }
    expect(readOperation(written)).toEqual({ known: false, operation: written })
  })

  it.each(['v1.somethingNew', 'v999.a'])('[OP2] %s is a type', (type) => {
    expect(read({ ...newer, type })).toMatchObject({ known: false, operation: { type } })
  })

  it.each(['intakeReceived', 'v1.', 'v1.IntakeReceived', 'v1000.a', 'v1.a-b', 'V1.a', 'v1.__proto__', '', 7])(
    '[OP2] %s is none',
    (type) => {
      expect(read({ ...newer, type })).toBeNull()
    },
  )

  it.each([null, [], 'text', 7, undefined])('[OP2] its body must be an object, not %j', (body) => {
    expect(read({ ...newer, body })).toBeNull()
  })

  it.each([{ id: 'x' }, { stamp: 'now' }, { at: 'yesterday' }, { device: 'x' }, { by: '' }])(
    '[OP2] a bad envelope, %j, makes it nothing at all',
    (bad) => {
      expect(read({ ...newer, ...bad })).toBeNull()
    },
  )
})

describe('the envelope', () => {
  it.each([
    uuidv7(5).replace('-7000-', '-7ABC-'),
    uuidv7(5).replace('-7000-', '-4000-'),
    uuidv7(5).replace('-8000-', '-0000-'),
    `${uuidv7(5)} `,
    '',
    null,
  ])('[OP1] an id is a UUIDv7 in lower case, not %s', (id) => {
    expect(read({ id })).toBeNull()
    expect(read({ id: uuidv7(5).replace('-7000-', '-7abc-') })).not.toBeNull()
  })

  it.each([incident, 'calls', 'town'])('[OP2] %s is a subject', (subject) => {
    expect(read({ subject })).toMatchObject({ operation: { subject } })
  })

  it.each(['Calls', 'other', '', incident.replace('-7000-', '-7ABC-'), devices.dutyPhone, null])(
    '[OP2] %s is no subject',
    (subject) => {
      expect(read({ subject })).toBeNull()
    },
  )

  it.each([
    '2026-11-23T02:13:00+09:00',
    '2026-11-22T17:13:00Z',
    '2026-11-22T17:13:00.123Z',
    '2024-02-29T00:00:00+09:00',
  ])('[OP3] %s says when it happened', (at) => {
    expect(read({ at })).toMatchObject({ operation: { at } })
    expect(Date.parse(at)).not.toBeNaN()
  })

  it.each([
    '2026-11-23T02:13:00',
    '2026-11-23',
    '2026-11-23 02:13:00+09:00',
    '2026-02-29T00:00:00+09:00',
    '2026-13-01T00:00:00+09:00',
    '2026-11-23T24:00:00+09:00',
    '午前2時',
    1_763_831_580_000,
    null,
  ])('[OP3] %s does not', (at) => {
    expect(read({ at })).toBeNull()
  })

  it.each(['2026-11-22T17:13:00.000Z', '2026-11-22T17:13:00.000Z-0000-XYZ', '', null])(
    '[OP3] %s is no stamp',
    (stamp) => {
      expect(read({ stamp })).toBeNull()
    },
  )

  it.each(['6F1C2A34-9B1D-4C55-8E21-0A5D3C7B9E10', '6f1c2a34', '', null])(
    '[OP2] %s is no device',
    (device) => {
      expect(read({ device })).toBeNull()
    },
  )

  it('[OP3] before anyone is known, who said it and who typed are null; left out is not null', () => {
    const nobody = { by: null, office: null, actingFor: null, enteredBy: null }
    expect(read(nobody)).toMatchObject({ known: true, operation: nobody })
    for (const field of Object.keys(nobody)) {
      const { [field]: _left, ...rest } = { ...intake() } as Record<string, unknown>
      expect(readOperation(rest)).toBeNull()
    }
  })

  it.each(['', '  ', 'あ'.repeat(maxNameLength + 1), 7])('[OP3] %j is no name', (name) => {
    expect(read({ by: name })).toBeNull()
    expect(read({ enteredBy: name })).toBeNull()
  })

  it('[OP3] a name may be as long as the limit, an office is any short word of the plan or of a later one', () => {
    expect(read({ by: 'あ'.repeat(maxNameLength), office: 'cyberChief' })).not.toBeNull()
    expect(read({ office: `a${'b'.repeat(63)}` })).not.toBeNull()
    expect(read({ office: `a${'b'.repeat(64)}` })).toBeNull()
    expect(read({ office: '情報係' })).toBeNull()
  })

  it.each([null, undefined, 'text', 7, [], [intake()], {}])('[OP2] %j is no operation', (value) => {
    expect(readOperation(value)).toBeNull()
  })
})

describe('the limits of a body', () => {
  const text = (length: number) => '字'.repeat(length)
  const ids = (count: number) => Array.from({ length: count }, (_, n) => uuidv7(n))

  it.each([
    ['an intake', 'v1.intakeReceived', (n: number) => ({ what: text(n) }), maxTextLength],
    ['a measure', 'v1.measureStarted', (n: number) => ({ what: text(n), clause: '1-3' }), maxTextLength],
    ['a clause', 'v1.measureStarted', (n: number) => ({ what: 'a', clause: text(n) }), 20],
    [
      'an organisation',
      'v1.callPlaced',
      (n: number) => ({ ...bodies['v1.callPlaced'], organisation: text(n) }),
      maxNameLength,
    ],
    ['a number', 'v1.callPlaced', (n: number) => ({ ...bodies['v1.callPlaced'], number: '0'.repeat(n) }), 15],
    ['an acknowledgement', 'v1.acknowledged', (n: number) => ({ operations: ids(n) }), maxAcknowledgedAtOnce],
    [
      'a judgement',
      'v1.threatAssessed',
      (n: number) => ({ ...bodies['v1.threatAssessed'], replaces: ids(n) }),
      maxReplacedAtOnce,
    ],
    [
      'a suspicion',
      'v1.threatSuspected',
      (n: number) => ({ ...bodies['v1.threatSuspected'], examples: Array(n).fill('malwareDetected') }),
      maxTicked,
    ],
    [
      'a reason',
      'v1.corrected',
      (n: number) => ({ ...bodies['v1.corrected'], reason: text(n) }),
      maxTextLength,
    ],
  ])('[OP2] %s holds at its limit and not one beyond', (_what, type, body, limit) => {
    expect(readBody(type, body(limit))).toMatchObject({ known: true })
    expect(readBody(type, body(limit + 1))).toBeNull()
  })

  it.each(['', ' ', '\n', '\u3000'])('[OP2] a text of nothing, %j, is no text', (what) => {
    expect(readBody('v1.intakeReceived', { what })).toBeNull()
  })

  it.each(['12', '077-563-3750', '+', '0775633750;1', '\uFF10775633750', 110])(
    '[OP2] %s is no number to have dialled',
    (number) => {
      expect(readBody('v1.callPlaced', { ...bodies['v1.callPlaced'], number })).toBeNull()
    },
  )

  it('[OP2] what is not among the answers of the plan is no answer', () => {
    expect(readBody('v1.callEnded', { call, outcome: 'voicemail' })).toBeNull()
    expect(readBody('v1.kindAssessed', { kind: 'disaster', presence: 'present' })).toBeNull()
    expect(readBody('v1.kindAssessed', { kind: 'fault', presence: '有' })).toBeNull()
    expect(readBody('v1.threatAssessed', { ...bodies['v1.threatAssessed'], level: 4 })).toBeNull()
    expect(readBody('v1.corrected', { ...bodies['v1.corrected'], nature: 'deleted' })).toBeNull()
    expect(readBody('v1.acknowledged', { operations: [] })).toBeNull()
  })
})

describe('level 1', () => {
  it('[3-2(4)] is judged, never thought likely: the clause speaks of levels 2 and 3', () => {
    expect(readBody('v1.threatAssessed', { ...bodies['v1.threatAssessed'], level: 1 })).not.toBeNull()
    expect(readBody('v1.threatSuspected', { ...bodies['v1.threatSuspected'], level: 1 })).toBeNull()
  })
})

describe('what the record holds', () => {
  it('[OP2] is read as unknown where a newer version says a known type in its own way, and refused at entry', () => {
    const newer = { ...intake(), type: 'v1.kindAssessed', body: { kind: 'fault', presence: 'resolved' } }
    expect(readOperation(newer)).toBeNull()
    expect(readStoredOperation(newer)).toEqual({ known: false, operation: newer })
  })

  it('[OP2] is nothing without an envelope', () => {
    expect(readStoredOperation({ type: 'v1.kindAssessed', body: {} })).toBeNull()
  })
})
