// Summaries: what lists show is kept beside the record, and says what the record says, whatever was written by whom.
import { effectScope } from 'vue'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { append, newId } from '../../../../app/record/log/append.ts'
import { withDatabase } from '../../../../app/record/log/database.ts'
import { useRecord } from '../../../../app/record/state/record.ts'
import { makeSummaries } from '../../../../app/record/state/make-summaries.ts'
import { pageLength, useSummaries } from '../../../../app/record/state/summaries.ts'
import type { ListFilter } from '../../../../app/record/state/summaries.ts'
import type { Summary } from '../../../../app/record/derived/summary.ts'
import { summarise } from '../../../../app/facts/summarise.ts'
import type { Kind } from '../../../../shared/incident/operation-bodies.ts'
import type { Fact } from '../../../../shared/incident/operation.ts'
import { plan } from '../../../../shared/plan/plan.ts'
import { callsSubject, townSubject } from '../../../../shared/incident/subjects.ts'
import { abortWrites } from '../../storage-faults.ts'
import { openTab } from '../../tabs.ts'
import { forgetDevice, freshDevice } from '../../town.ts'

const record = useRecord()
const make = () => makeSummaries(summarise)

function intake(subject: string, what = '住基端末が起動しない', drill = false): Fact {
  return { type: 'v1.intakeReceived', subject, body: drill ? { what, drill } : { what } }
}

function judged(subject: string, level: 1 | 2 | 3): Fact {
  const body = { level, examples: [], reason: '町の判断', helpedBy: [], replaces: [] }
  return { type: 'v1.threatAssessed', subject, body }
}

function absent(subject: string, kind: Kind): Fact {
  return { type: 'v1.kindAssessed', subject, body: { kind, presence: 'absent' } }
}

function decided(subject: string, item: string): Fact {
  const body = { item, what: '決めた' }
  return { type: 'v1.councilDecided', subject, body }
}

function placed(id: string, subject: string): Fact & { id: string } {
  const body = { contact: 'prefectureNight', organisation: '県', number: '0775633750' }
  return { id, type: 'v1.callPlaced', subject, body }
}

function list(wanted: ListFilter = { drill: 0 }) {
  const scope = effectScope()
  onTestFinished(() => scope.stop())
  const shown = scope.run(() => useSummaries(() => wanted))
  if (shown === undefined) throw new Error('no list')
  return shown
}

const kept = () => withDatabase((database) => database.summaries.toArray())
const summaryOf = async (id: string) => (await kept()).find(({ incident }) => incident === id)

/** Every summary made from the operations alone, as after a change of the rules. */
async function rebuilt(): Promise<Summary[]> {
  await withDatabase(async ({ summaries, numbers, drills, made, dirty }) => {
    await Promise.all([summaries.clear(), numbers.clear(), drills.clear(), made.clear(), dirty.clear()])
  })
  await make()
  return kept()
}

beforeEach(async () => {
  await freshDevice()
  await record.load()
})

describe('a list of incidents', () => {
  it('[OP4] stands newest first by what was said last, the gravest before it, what ended last', async () => {
    const [first, second, grave, ended] = [newId(), newId(), newId(), newId()]
    const { rows, loaded } = list()
    await append([intake(ended), absent(ended, 'fault'), absent(ended, 'violation')])
    await append([{ type: 'v1.foundNotApplicable', subject: ended, body: { what: null } }])
    await append([intake(grave), judged(grave, 3), intake(first), intake(second)])
    await make()
    const ids = () => rows.value.map(({ incident }) => incident)
    await expect.poll(ids).toEqual([grave, second, first, ended])
    expect(loaded.value).toBe(true)
    await append([intake(first)])
    await make()
    await expect.poll(ids).toEqual([grave, first, second, ended])
  })

  it('[GT1] drills are on a list of their own', async () => {
    const [real, drill] = [newId(), newId()]
    await append([intake(real), intake(drill, '訓練の事案', true)])
    await make()
    const [reals, drills] = [list(), list({ drill: 1 })]
    await expect.poll(() => reals.rows.value.map(({ incident }) => incident)).toEqual([real])
    await expect.poll(() => drills.rows.value.map(({ headline }) => headline)).toEqual(['訓練の事案'])
  })

  it('[ST1] comes page by page, and by what is looked for', async () => {
    const subjects = Array.from({ length: pageLength + 2 }, () => newId())
    await append(subjects.map((subject, at) => intake(subject, `事案${at}`)))
    await make()
    const all = list()
    await expect.poll(() => all.rows.value.length).toBe(pageLength)
    expect(all.hasMore.value).toBe(true)
    all.more()
    await expect.poll(() => all.rows.value.length).toBe(pageLength + 2)
    expect(all.hasMore.value).toBe(false)
    const some = list({ drill: 0, matches: ({ headline }) => headline.endsWith('7') })
    await expect
      .poll(() => some.rows.value.map(({ headline }) => headline))
      .toEqual(['47', '37', '27', '17', '7'].map((at) => `事案${at}`))
  })

  it('[ST1] is loading only while the first ones are being made', async () => {
    await append([intake(newId())])
    const shown = list()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(shown.loaded.value).toBe(false)
    await make()
    await expect.poll(() => shown.loaded.value).toBe(true)
    expect(shown.rows.value).toHaveLength(1)
  })
})

describe('what is kept', () => {
  const inOrder = (summaries: Summary[]) => summaries.toSorted((a, b) => (a.order < b.order ? -1 : 1))

  it('[OP6] follows a loose call that the incident has taken in, and what was corrected of it', async () => {
    const [call, outcome, incident] = [newId(), newId(), newId()]
    await append([placed(call, callsSubject), intake(incident)])
    await append([{ type: 'v1.callIncluded', subject: incident, body: { call } }])
    await make()
    const told = async () => JSON.stringify((await summaryOf(incident))?.told)
    expect(await summaryOf(incident)).toMatchObject({ includes: [call] })
    expect(await told()).not.toContain('話し中')
    const ended = { type: 'v1.callEnded', subject: callsSubject } as const
    await append([{ ...ended, id: outcome, body: { call, outcome: 'busy' } }])
    await make()
    expect(await told()).toContain('話し中')
    const body = { operation: outcome, nature: 'mistaken', body: null, reason: null } as const
    await append([{ type: 'v1.corrected', subject: callsSubject, body }])
    await make()
    expect(await told()).not.toContain('話し中')
  })

  it('[1-4] follows an agenda item of the town: what was decided whole is not any more', async () => {
    const incident = newId()
    const convened = { clause: '3-3', what: null } as const
    await append([
      intake(incident),
      judged(incident, 3),
      { type: 'v1.councilConvened', subject: incident, body: convened },
    ])
    await append(plan.agenda.map(({ id: item }) => decided(incident, item)))
    await make()
    const owesAgenda = async () =>
      (await summaryOf(incident))?.owed.some(({ what }) => what.includes('決定する事項'))
    expect(await owesAgenda()).toBe(false)
    const entry = { name: '町の事項', examples: '例' }
    await append([{ type: 'v1.agendaItemEntered', subject: townSubject, body: { item: 'own', entry } }])
    await make()
    expect(await owesAgenda()).toBe(true)
  })

  it('[ST8] is what is made of the operations anew, where the rules have changed', async () => {
    const incident = newId()
    await append([intake(incident), judged(incident, 2), placed(newId(), incident), intake(newId())])
    await make()
    const before = inOrder(await kept())
    expect(before).toHaveLength(2)
    expect(inOrder(await rebuilt())).toEqual(before)
  })

  it('[ST8] is marked with every write, in its transaction: a crash between leaves nothing stale unmarked', async () => {
    const id = newId()
    const marks = () => withDatabase(({ dirty }) => dirty.toCollection().primaryKeys())
    await append([intake(id)])
    expect(await marks()).toEqual([id])
    await make()
    expect(await marks()).toEqual([])
    abortWrites(3, 1)
    expect(await append([intake(id, '書けない')])).toMatchObject({ saved: false })
    expect(await marks()).toEqual([])
  })

  it('[ST2] is made by one tab for all, and every list of every tab shows it', async () => {
    const tab = await openTab()
    const shown = list()
    const id = newId()
    await tab.append.append([intake(id, '隣の画面')])
    await Promise.all([make(), make()])
    await expect.poll(() => shown.rows.value.map(({ incident }) => incident)).toEqual([id])
  })
})

describe('what this device counts', () => {
  it('[ST5] leaves drills out of what is only here and of what needs a person, and counts them beside', async () => {
    const [real, drill] = [newId(), newId()]
    await append([intake(real), intake(real), intake(drill, '訓練', true), intake(drill, '訓練の続き')])
    await expect.poll(() => [record.waiting, record.waitingOfDrills]).toEqual([2, 2])
    await withDatabase(({ operations }) =>
      operations.where({ subject: drill }).modify((row) => {
        delete row.pending
        row.refused = { reason: 'conflict', kept: true }
      }),
    )
    await record.load()
    expect([record.waiting, record.waitingOfDrills]).toEqual([2, 0])
    expect([record.needPerson.length, record.needPersonOfDrills.length]).toEqual([0, 2])
  })

  it('[OP7] a call of this device that nobody has said the outcome of is found again after a start', async () => {
    const [call, incident, answered] = [newId(), newId(), newId()]
    await append([intake(incident), placed(call, incident), placed(answered, incident)])
    await append([{ type: 'v1.callEnded', subject: incident, body: { call: answered, outcome: 'busy' } }])
    await make()
    expect(await summaryOf(incident)).toMatchObject({ openCalls: [call] })
  })
})

it('[ST1] a database of the version before is taken over, past an old tab that closes at once', async () => {
  const id = newId()
  await append([intake(id)])
  const [row] = await withDatabase(({ operations }) => operations.toArray())
  await forgetDevice()
  const old = await oldDatabase(row)
  old.addEventListener('versionchange', () => old.close())
  await make()
  expect(await summaryOf(id)).toMatchObject({ headline: '住基端末が起動しない', operations: 1 })
})

/** As the app had it before there were summaries: Dexie's version 1 is the browser's 10. */
function oldDatabase(row: unknown): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('juki-net-record', 10)
    opening.addEventListener('error', () => reject(opening.error))
    opening.addEventListener('upgradeneeded', () => {
      const operations = opening.result.createObjectStore('operations', { keyPath: 'id' })
      operations.createIndex('subject', 'subject')
      operations.createIndex('pending', 'pending')
      opening.result.createObjectStore('self', { keyPath: 'key' })
      opening.result.createObjectStore('drafts', { keyPath: 'key' })
      operations.put(row)
    })
    opening.addEventListener('success', () => resolve(opening.result))
  })
}
