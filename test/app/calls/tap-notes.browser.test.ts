// A tap on a number (ST3): written down before the dialler takes the screen, moved into the record once, by any tab.
import { beforeEach, describe, expect, it } from 'vitest'
import { stored } from '../../../app/calls/tap-notes.ts'
import { append, newId } from '../../../app/record/log/append.ts'
import type { Operation } from '../../../shared/incident/operation.ts'
import { townSubject } from '../../../shared/incident/subjects.ts'
import { contacts } from '#plan'
import type { Contact } from '../../../shared/plan/schemas.ts'
import { operationIn } from '../../incident/operation-in.ts'
import { openTab } from '../tabs.ts'
import { freshDevice, rows } from '../town.ts'
import { phone } from '../../../app/record/log/this-phone.ts'

const now = Date.parse('2026-11-22T17:13:00.000Z')

/** Local storage as a browser has it that keeps none: private windows, blocked cookies. */
const blockedStorage = `Object.defineProperty(window, 'localStorage', {
  get() { throw new DOMException('The operation is insecure.', 'SecurityError') },
})`

/** A disk that is full until `full` is taken off the window; it counts what it did not take. */
const fullDisk = `Object.assign(window, { full: true, untaken: 0 })
const { add } = IDBObjectStore.prototype
IDBObjectStore.prototype.add = function (...given) {
  if (!window.full || this.name !== 'outbox') return add.apply(this, given)
  window.untaken += 1
  throw new DOMException('The disk is full', 'QuotaExceededError')
}`

/** A number as the call screen has it. */
function link(data: Record<string, string> = {}, href = 'tel:0775633750'): HTMLAnchorElement {
  const made = document.createElement('a')
  made.href = href
  Object.assign(made.dataset, { contact: 'prefectureNight', name: '県(夜間・休日時)', ...data })
  return made
}

/** The calls in the record, in its order. */
async function calls(): Promise<Operation[]> {
  const operations = (await rows()).map(({ line }) => operationIn(line))
  return operations.toSorted((a, b) => (a.stamp < b.stamp ? -1 : 1))
}

function fillLocalStorage(): void {
  for (let length = 2 ** 20; length >= 1;) {
    try {
      localStorage.setItem(`filler ${localStorage.length}`, 'x'.repeat(length))
    } catch {
      length = Math.floor(length / 2)
    }
  }
}

beforeEach(freshDevice)

describe('a tap', () => {
  it('[ST3] is in local storage before anything else can run', async () => {
    const { tapNotes } = await openTab()
    tapNotes.noteTap(link(), now)
    expect(stored()).toMatchObject([
      { subject: 'calls', contact: 'prefectureNight', number: '0775633750', atMs: now },
    ])
    tapNotes.noteTap(link(), now + 1000)
    expect(stored()).toHaveLength(2)
  })

  it('[ST10] is written down by ids, number and time: no name rests unsealed', async () => {
    const { tapNotes } = await openTab()
    tapNotes.noteTap(link({ name: '町長 個人' }), now)
    expect(Object.keys(stored()[0] ?? {}).toSorted()).toEqual(
      ['atMs', 'contact', 'id', 'number', 'office', 'subject'].toSorted(),
    )
    expect(JSON.stringify({ ...localStorage })).not.toContain('町長')
  })

  it.each(['{"torn', '{"of":"another version"}', '7', 'null'])(
    '[ST3] is noted over %s, which is no list of notes',
    async (text) => {
      const { tapNotes } = await openTab()
      localStorage.setItem('tap-notes', text)
      tapNotes.noteTap(link(), now)
      expect(stored()).toHaveLength(1)
    },
  )

  it('[ST3] the second of a double tap dials nothing more; another number, or the same later, does', async () => {
    const { tapNotes } = await openTab()
    tapNotes.noteTap(link(), now)
    tapNotes.noteTap(link(), now + 300)
    expect(stored()).toHaveLength(1)
    tapNotes.noteTap(link({}, 'tel:0352140908'), now + 400)
    tapNotes.noteTap(link(), now + 800)
    expect(stored()).toHaveLength(3)
  })

  it('[ST3] with local storage full is kept while the page lives, and takes nothing from what was noted', async () => {
    const { tapNotes, noteCalls } = await openTab()
    tapNotes.noteTap(link(), now)
    fillLocalStorage()
    tapNotes.noteTap(link(), now + 1000)
    expect(stored()).toHaveLength(1)
    expect(tapNotes.tapNotes()).toHaveLength(2)
    noteCalls.noteCalls()
    await expect.poll(() => tapNotes.tapNotes()).toEqual([])
    expect((await calls()).map(({ at }) => Date.parse(at))).toEqual([now, now + 1000])
  })

  it('[ST3] with local storage blocked does not stop the dialling, and comes into the record all the same', async () => {
    const { inlineLines, tapNotes, noteCalls, window } = await openTab(blockedStorage)
    expect(() => window.localStorage).toThrow('insecure')
    inlineLines.noteTap(link(), now)
    expect(tapNotes.tapNotes()).toHaveLength(1)
    noteCalls.noteCalls()
    await expect.poll(() => tapNotes.tapNotes()).toEqual([])
    inlineLines.noteTap(link(), now + 1000)
    await expect.poll(() => tapNotes.tapNotes()).toEqual([])
    expect(await calls()).toHaveLength(2)
  })
})

describe('a note', () => {
  it('[ST3] becomes the call it was: its number, its contact, its time', async () => {
    const { tapNotes, noteCalls } = await openTab()
    noteCalls.noteCalls()
    tapNotes.noteTap(link(), now)
    await expect.poll(stored).toEqual([])
    expect(await calls()).toMatchObject([
      {
        type: 'v1.callPlaced',
        subject: 'calls',
        at: '2026-11-23T02:13:00.000+09:00',
        enteredBy: null,
        body: { contact: 'prefectureNight', organisation: '県(夜間・休日時)', number: '0775633750' },
      },
    ])
  })

  it('[ST3] of a number inside an incident belongs to it; one without a name is called by its number', async () => {
    const { tapNotes, noteCalls } = await openTab()
    const subject = newId(phone)
    const bare = document.createElement('a')
    bare.href = 'tel:09000000000'
    bare.dataset['subject'] = subject
    noteCalls.noteCalls()
    tapNotes.noteTap(bare, now)
    await expect.poll(stored).toEqual([])
    expect(await calls()).toMatchObject([
      { subject, body: { contact: null, organisation: '09000000000', number: '09000000000' } },
    ])
  })

  it('[ST3] left from before the page was closed is moved when it is opened', async () => {
    const before = await openTab()
    before.tapNotes.noteTap(link(), now)
    before.close()
    expect(await calls()).toEqual([])
    const after = await openTab()
    after.noteCalls.noteCalls()
    await expect.poll(stored).toEqual([])
    const [{ name }] = contacts.filter(({ id }) => id === 'prefectureNight') as [Contact]
    expect(await calls()).toMatchObject([{ body: { organisation: name } }])
  })

  it('[ST3] left from before the page was closed has the name that the town gave the number', async () => {
    const entry = { name: '保守事業者', number: '0312345678', office: null, whileLocked: false }
    await append(phone, [
      { type: 'v1.contactEntered', subject: townSubject, body: { contact: 'own', entry } },
    ])
    const before = await openTab()
    before.tapNotes.noteTap(link({ contact: 'own', name: '保守事業者' }, 'tel:0312345678'), now)
    before.close()
    const after = await openTab()
    after.noteCalls.noteCalls()
    await expect.poll(stored).toEqual([])
    const placed = (await calls()).filter(({ type }) => type === 'v1.callPlaced')
    expect(placed).toMatchObject([{ body: { organisation: '保守事業者', number: '0312345678' } }])
  })

  it('[ST3] is moved once, though two tabs and every return to them move it', async () => {
    const tabs = [await openTab(), await openTab()]
    for (let n = 0; n < 20; n += 1) tabs[0]?.tapNotes.noteTap(link(), now + n * 1000)
    for (const { noteCalls, window } of tabs) {
      noteCalls.noteCalls()
      window.dispatchEvent(new Event('pageshow'))
      window.dispatchEvent(new Event('tap-noted'))
    }
    await expect.poll(stored).toEqual([])
    expect((await calls()).map(({ at }) => (Date.parse(at) - now) / 1000)).toEqual([...Array(20).keys()])
  })

  it('[ST2][ST3] that could not be written into the record stays noted, and is written when it can be', async () => {
    const { tapNotes, noteCalls, window } = await openTab(fullDisk)
    const disk = window as Window & { full?: boolean; untaken?: number }
    noteCalls.noteCalls()
    tapNotes.noteTap(link(), now)
    await expect.poll(() => disk.untaken).toBe(3)
    expect(await calls()).toEqual([])
    expect(stored()).toHaveLength(1)
    disk.full = false
    window.dispatchEvent(new Event('pageshow'))
    await expect.poll(stored).toEqual([])
    expect(await calls()).toHaveLength(1)
  })

  it('[ST3] that can not be read holds up no other', async () => {
    const { tapNotes, noteCalls } = await openTab()
    localStorage.setItem('tap-notes', JSON.stringify([{ of: 'another version' }, null, 7]))
    noteCalls.noteCalls()
    tapNotes.noteTap(link(), now)
    await expect.poll(async () => (await calls()).length).toBe(1)
  })
})
