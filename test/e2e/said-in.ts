// Facts put into the record of an enrolled device, for a spec about what comes of them: sent to the real server with the
// page's own session, and pulled from there.
import type { Page } from '@playwright/test'
import type { Fact } from '../../shared/incident/operation.ts'
import { stampOf } from '../../shared/incident/stamp.ts'
import { tokyoIso } from '../../shared/rules/town/office-hours.ts'
import { genesis } from '../../shared/sync/chain.ts'
import { people, uuidv7 } from '../people.ts'
import { createStranger } from '../server/stranger.ts'
import { deviceOf, enrolmentOf, heldRows, sendAgain } from './held.ts'
import { expect } from './night.ts'
import type { Town } from './town.ts'

export type Said = Omit<Fact, 'subject'> & { id?: string }

let made = 0

/** An id for a fact that others name. */
export function factId(): string {
  made += 1
  return uuidv7(made)
}

/** Says these facts now, by 管理 乙 where nobody else is named, and waits until the device holds every one. */
export async function say(page: Page, nowMs: number, subject: string, facts: readonly Said[]): Promise<void> {
  const device = await deviceOf(page)
  const operations = facts.map((fact, at) => ({
    id: factId(),
    salt: uuidv7(at).replaceAll('-', ''),
    subject,
    stamp: stampOf({ timeMs: nowMs, counter: at }, device),
    at: tokyoIso(nowMs),
    by: people.manager.name,
    office: people.manager.office,
    actingFor: null,
    enteredBy: people.manager.name,
    device,
    ...fact,
  }))
  const { record } = await enrolmentOf(page)
  const lines = operations.map((operation) => JSON.stringify(operation))
  const { refused } = await sendAgain(page, record, genesis(record).hash, lines)
  expect(refused).toEqual([])
  await hears(page, lines)
}

/**
 * The same said by a second device of the town, whose code was no device's: what needs two is in force once the device of
 * the page has it (TR7).
 */
export async function saidByAnother(page: Page, town: Town, facts: readonly Said[]): Promise<void> {
  const another = createStranger(town.url, () => new Date(Date.now() + town.shiftMs))
  const code = await town.invite(people.manager.name, people.manager.office)
  await another.enrol(code.replaceAll('-', ''))
  const lines = facts.map(({ type, body }) => another.says(type, body))
  const { refused } = await another.sync(lines)
  expect(refused).toEqual([])
  await hears(page, lines)
}

async function hears(page: Page, lines: readonly string[]): Promise<void> {
  await expect
    .poll(async () => (await heldRows(page)).map(({ line }) => line))
    .toEqual(expect.arrayContaining([...lines]))
}

/** What begins an incident, as the screen of recording says it. */
export function suspicion(what: string, kind: 'fault' | 'violation'): Said[] {
  return [
    { type: 'v1.intakeReceived', body: { what } },
    { type: 'v1.kindAssessed', body: { kind, presence: 'suspected' } },
  ]
}

/** A contact of the town, as the screen of contacts says it. */
export function contactSaid(
  contact: string,
  office: string | null,
  name: string,
  number: string,
  whileLocked = true,
): Said {
  return { type: 'v1.contactEntered', body: { contact, entry: { office, name, number, whileLocked } } }
}
