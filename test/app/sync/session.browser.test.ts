// Whose record this device writes to (SY15), and what goes on without a session (SY16).
import { beforeEach, describe, expect, it } from 'vitest'
import { enrol } from '../../../app/device/enrol.ts'
import { append, newId } from '../../../app/record/log/append.ts'
import { useDevice } from '../../../app/record/state/device.ts'
import { useRecord } from '../../../app/record/state/record.ts'
import { sync } from '../../../app/sync/engine.ts'
import { enrolHere, everythingHere, officeLine, officePushes, openTown, rows, self, town } from '../town.ts'
import { phone } from '../../../app/record/log/this-phone.ts'

const device = useDevice()
const record = useRecord()

async function write(): Promise<string> {
  const [id, subject] = [newId(phone), newId(phone)]
  expect(
    await append(phone, [{ id, type: 'v1.intakeReceived', subject, body: { what: 'この端末の記録' } }]),
  ).toMatchObject({ saved: true })
  return id
}

beforeEach(openTown)

describe('before enrolment', () => {
  it('[SY16] everything is written here, and nobody is asked', async () => {
    await write()
    expect(await sync(phone)).toBe('notEnrolled')
    expect(await town.asked()).toEqual([])
  })

  it('[SY16][OP3] what was written before it goes up after it, not a byte of it changed', async () => {
    await write()
    const [before] = await rows()
    await enrolHere()
    await device.usedBy({ name: '宿直', office: 'responder' })
    expect(await sync(phone)).toBe('done')
    expect(await town.lines()).toEqual([before?.line])
    expect(JSON.parse(before?.line ?? '')).toMatchObject({ enteredBy: null, by: null, office: null })
  })
})

describe('a session that ended', () => {
  beforeEach(async () => {
    await enrolHere()
    await write()
    await sync(phone)
    await town.endSessions()
  })

  it('[SY16] stops sync alone: recording and reading go on, and the device says so', async () => {
    const id = await write()
    const before = await rows()
    expect(await sync(phone)).toBe('sessionEnded')
    expect(await rows()).toEqual(before)
    await expect.poll(() => device.self?.sessionEnded).toBe(true)
    const late = await write()
    await expect.poll(() => record.entryOf(late)).toBeDefined()
    expect(record.entryOf(id)).toBeDefined()
    expect((await self()).enrolment?.cursor.position).toBe(1)
  })

  it('[SY16] once enrolled again everything goes up, byte for byte, and sync goes on from where it stood', async () => {
    await write()
    await sync(phone)
    await write()
    const written = (await rows()).map(({ line }) => line)
    const [office = ''] = await officePushes(officeLine())
    await enrolHere()
    await town.asked()
    expect(await sync(phone)).toBe('done')
    expect((await town.asked())[0]?.head.cursor.position).toBe(1)
    expect((await town.lines()).toSorted()).toEqual([...written, office].toSorted())
    expect((await rows()).filter(({ receipt }) => receipt === null)).toEqual([])
    await expect.poll(() => device.self?.sessionEnded).toBe(false)
  })

  it('[SY16] is said to hold again only by an answer of the server', async () => {
    await sync(phone)
    await town.faults({ kind: 'answered', status: 200, type: 'text/html', body: '' })
    await sync(phone)
    expect((await self()).sessionEnded).toBe(true)
    await town.faults()
    await enrol(await town.invite(), '宿直の携帯')
    expect((await self()).sessionEnded).toBe(true)
    expect(await sync(phone)).toBe('done')
    expect((await self()).sessionEnded).toBe(false)
  })
})

describe('an enrolment that was ended', () => {
  beforeEach(async () => {
    await enrolHere()
    await write()
    await sync(phone)
    await town.revoke((await self()).device)
  })

  it('[AU6] is known by its name, stops sync alone, and keeps what was written, before and after', async () => {
    await write()
    const kept = await rows()
    expect(await sync(phone)).toBe('sessionEnded')
    expect(await self()).toMatchObject({ sessionEnded: true, revoked: true })
    expect(await rows()).toEqual(kept)
    expect(await town.lines()).toHaveLength(1)
    await write()
    expect(await sync(phone)).toBe('sessionEnded')
    const held = await rows()
    expect(held.filter(({ pending }) => pending)).toHaveLength(2)
    expect(held.filter(({ refused }) => refused !== null)).toEqual([])
  })

  it('[AU6] begins anew by a new code, and what waited goes up', async () => {
    await write()
    await sync(phone)
    await enrolHere()
    expect(await sync(phone)).toBe('done')
    expect(await self()).toMatchObject({ sessionEnded: false, revoked: false })
    expect(await town.lines()).toHaveLength(2)
    expect((await rows()).filter(({ receipt }) => receipt === null)).toEqual([])
  })

  it('[AU6] is not believed of another device: that is a session that ended', async () => {
    const body = JSON.stringify({ reason: 'revoked', device: crypto.randomUUID() })
    await town.faults({ kind: 'answered', status: 403, type: 'application/json', body })
    expect(await sync(phone)).toBe('sessionEnded')
    expect(await self()).toMatchObject({ sessionEnded: true, revoked: false })
  })
})

describe('another record', () => {
  /** The town's server lost its record and began a new one; the device has a session there, and agreed to nothing. */
  async function anotherTown(): Promise<string> {
    await enrolHere()
    await write()
    await sync(phone)
    await write()
    const kept = await rows()
    const { enrolment } = await self()
    const answer = await enrolElsewhere()
    expect(answer.record).not.toBe(enrolment?.record)
    expect(await rows()).toEqual(kept)
    return answer.record
  }

  async function enrolElsewhere() {
    await town.open()
    const enrolled = await enrol(await town.invite(), '宿直の携帯')
    if (!enrolled.ok) throw new Error(enrolled.problem)
    return enrolled.answer
  }

  it('[SY15] gets nothing pushed, and nothing here changes', async () => {
    await anotherTown()
    const before = await everythingHere()
    expect(await sync(phone)).toBe('otherRecord')
    expect(await town.lines()).toEqual([])
    expect(await everythingHere()).toEqual(before)
  })

  it('[SY15] gets all that was said here once a person agrees, and is pulled from its start', async () => {
    const other = await anotherTown()
    const [office = ''] = await officePushes(officeLine())
    const own = await self()
    const said = (await rows())
      .filter(({ line }) => JSON.parse(line).device === own.device)
      .map(({ line }) => line)
    await device.enrolled(other, '宿直の携帯', null)
    expect(await sync(phone)).toBe('done')
    expect((await town.lines()).toSorted()).toEqual([office, ...said].toSorted())
    expect((await self()).enrolment).toMatchObject({ record: other, cursor: { position: 1 + said.length } })
    expect((await rows()).filter(({ receipt }) => receipt === null)).toEqual([])
  })
})

describe('who uses the device', () => {
  it('[OP3] is whom the invitation was for, where nobody was known', async () => {
    await device.enrolled(newId(phone), '宿直の携帯', { name: '宿直', office: 'responder' })
    await write()
    expect(JSON.parse((await rows())[0]?.line ?? '')).toMatchObject({
      enteredBy: '宿直',
      office: 'responder',
    })
  })

  it('[OP3] stays whoever it is, when the invitation was for another', async () => {
    await device.usedBy({ name: '宿直', office: null })
    await device.enrolled(newId(phone), '宿直の携帯', { name: '事務室の担当', office: null })
    expect(device.person?.name).toBe('宿直')
  })
})
