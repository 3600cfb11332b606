// Summaries: what lists show is kept beside the record, and says what the record says, whatever was written by whom.
import { effectScope } from 'vue'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { append, newId } from '../../../../app/record/log/append.ts'
import { useRecord } from '../../../../app/record/state/record.ts'
import { makeSummaries } from '../../../../app/record/derived/make-summaries.ts'
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
import { freshDevice, refuseWaiting } from '../../town.ts'
import { phone } from '../../../../app/record/log/this-phone.ts'
import { storedSummaries } from '../../screen.ts'

const record = useRecord()
const make = () => makeSummaries(phone, summarise)

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
  const body = { item, what: '決めた', resumes: true }
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

const kept = storedSummaries
const summaryOf = async (id: string) => (await kept()).find(({ incident }) => incident === id)

/** Every summary made from the operations alone, as after a change of the rules. */
async function rebuilt(): Promise<Summary[]> {
  await phone.withDatabase(async ({ summaries, numbers, drills, made, dirty }) => {
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
    const [first, second, grave, ended] = [newId(phone), newId(phone), newId(phone), newId(phone)]
    const { rows, loaded } = list()
    await append(phone, [intake(ended), absent(ended, 'fault'), absent(ended, 'violation')])
    await append(phone, [{ type: 'v1.foundNotApplicable', subject: ended, body: { what: null } }])
    await append(phone, [intake(grave), judged(grave, 3), intake(first), intake(second)])
    await make()
    const ids = () => rows.value.map(({ incident }) => incident)
    await expect.poll(ids).toEqual([grave, second, first, ended])
    expect(loaded.value).toBe(true)
    await append(phone, [intake(first)])
    await make()
    await expect.poll(ids).toEqual([grave, first, second, ended])
  })

  it('[GT1] drills are on a list of their own', async () => {
    const [real, drill] = [newId(phone), newId(phone)]
    await append(phone, [intake(real), intake(drill, '訓練の事案', true)])
    await make()
    const [reals, drills] = [list(), list({ drill: 1 })]
    await expect.poll(() => reals.rows.value.map(({ incident }) => incident)).toEqual([real])
    await expect.poll(() => drills.rows.value.map(({ headline }) => headline)).toEqual(['訓練の事案'])
  })

  it('[ST1] comes page by page, and by what is looked for', async () => {
    const subjects = Array.from({ length: pageLength + 2 }, () => newId(phone))
    await append(
      phone,
      subjects.map((subject, at) => intake(subject, `事案${at}`)),
    )
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
    await append(phone, [intake(newId(phone))])
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
    const [call, outcome, incident] = [newId(phone), newId(phone), newId(phone)]
    await append(phone, [placed(call, callsSubject), intake(incident)])
    await append(phone, [{ type: 'v1.callIncluded', subject: incident, body: { call } }])
    await make()
    const told = async () => JSON.stringify((await summaryOf(incident))?.told)
    expect(await summaryOf(incident)).toMatchObject({ includes: [call] })
    expect(await told()).not.toContain('話し中')
    const ended = { type: 'v1.callEnded', subject: callsSubject } as const
    await append(phone, [{ ...ended, id: outcome, body: { call, outcome: 'busy' } }])
    await make()
    expect(await told()).toContain('話し中')
    const body = { operation: outcome, nature: 'mistaken', body: null, reason: null } as const
    await append(phone, [{ type: 'v1.corrected', subject: callsSubject, body }])
    await make()
    expect(await told()).not.toContain('話し中')
  })

  it('[1-4] follows an agenda item of the town: what was decided whole is not any more', async () => {
    const incident = newId(phone)
    const convened = { clause: '3-3', what: null } as const
    await append(phone, [
      intake(incident),
      judged(incident, 3),
      { type: 'v1.councilConvened', subject: incident, body: convened },
    ])
    await append(
      phone,
      plan.agenda.map(({ id: item }) => decided(incident, item)),
    )
    await make()
    const owesAgenda = async () =>
      (await summaryOf(incident))?.owed.some(({ what }) => what.includes('決定する事項'))
    expect(await owesAgenda()).toBe(false)
    const entry = { name: '町の事項', examples: '例' }
    await append(phone, [
      { type: 'v1.agendaItemEntered', subject: townSubject, body: { item: 'own', entry } },
    ])
    await make()
    expect(await owesAgenda()).toBe(true)
  })

  it('[ST8] is what is made of the operations anew, where the rules have changed', async () => {
    const incident = newId(phone)
    await append(phone, [
      intake(incident),
      judged(incident, 2),
      placed(newId(phone), incident),
      intake(newId(phone)),
    ])
    await make()
    const before = inOrder(await kept())
    expect(before).toHaveLength(2)
    expect(inOrder(await rebuilt())).toEqual(before)
  })

  it('[ST8] is marked with every write, in its transaction: a crash between leaves nothing stale unmarked', async () => {
    const id = newId(phone)
    const marks = () => phone.withDatabase(({ dirty }) => dirty.toCollection().primaryKeys())
    await append(phone, [intake(id)])
    expect(await marks()).toEqual([id])
    await make()
    expect(await marks()).toEqual([])
    abortWrites(3, 1)
    expect(await append(phone, [intake(id, '書けない')])).toMatchObject({ saved: false })
    expect(await marks()).toEqual([])
  })

  it('[ST2] is made by one tab for all, and every list of every tab shows it', async () => {
    const tab = await openTab()
    const shown = list()
    const id = newId(phone)
    await tab.append.append(tab.thisPhone.phone, [intake(id, '隣の画面')])
    await Promise.all([make(), make()])
    await expect.poll(() => shown.rows.value.map(({ incident }) => incident)).toEqual([id])
  })
})

describe('what this device counts', () => {
  it('[ST5] leaves drills out of what is only here and of what needs a person, and counts them beside', async () => {
    const [real, drill] = [newId(phone), newId(phone)]
    await append(phone, [
      intake(real),
      intake(real),
      intake(drill, '訓練', true),
      intake(drill, '訓練の続き'),
    ])
    await expect.poll(() => [record.waiting, record.waitingOfDrills]).toEqual([2, 2])
    await refuseWaiting(({ subject }) => subject === drill, 'conflict')
    await record.load()
    expect([record.waiting, record.waitingOfDrills]).toEqual([2, 0])
    expect([record.needPerson.length, record.needPersonOfDrills.length]).toEqual([0, 2])
  })

  it('[OP7] a call of this device that nobody has said the outcome of is found again after a start', async () => {
    const [call, incident, answered] = [newId(phone), newId(phone), newId(phone)]
    await append(phone, [intake(incident), placed(call, incident), placed(answered, incident)])
    await append(phone, [
      { type: 'v1.callEnded', subject: incident, body: { call: answered, outcome: 'busy' } },
    ])
    await make()
    expect(await summaryOf(incident)).toMatchObject({ openCalls: [call] })
  })
})
