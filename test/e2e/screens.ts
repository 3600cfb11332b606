// Every screen with something on it, for the specs that look at them all.
import type { Page } from '@playwright/test'
import { townSubject } from '../../shared/incident/subjects.ts'
import { uuidv7 } from '../people.ts'
import { enrol, openFolds, usedBy, visit } from './acts.ts'
import type { Device } from './device.ts'
import { eachOfDevice } from './device-screens.ts'
import { eachDrillScreen } from './drill-screens.ts'
import { eachFileScreen } from './file-screens.ts'
import { fullRecord } from './full-record.ts'
import { eachFullScreen } from './incident-screens.ts'
import { eachOfNewIncident } from './new-incident-screens.ts'
import { say, suspicion } from './said-in.ts'
import type { Said } from './said-in.ts'
import { eachTownScreen, townRecord } from './town-screens.ts'
import type { Town } from './town.ts'

export type Screen = { name: string; page: Page }
export type LookAt = (screen: Screen) => Promise<void>
export type Walk = (device: Device, town: Town, look: LookAt) => Promise<void>

const what = '住基端末の画面に見慣れないログイン履歴が出ている'
const [incident, endedIncident] = [uuidv7(900_011), uuidv7(900_012)]

/**
 * Every screen, in walks that need a town and a device each: a walk opens its screens one after the other and waits for
 * `look` at each.
 */
export const walks: Readonly<Record<string, Walk>> = {
  'calls and the device': eachOfDevice,
  'an incident as it begins': eachOfNewIncident,
  'an incident with a full record': eachOfFullIncident,
  'the town, files, drills and the desk': eachOfDesk,
}

async function eachOfFullIncident({ page }: Device, town: Town, look: LookAt): Promise<void> {
  await enrol(page, town.code(), '宿直の携帯')
  await usedBy(page, '宿直')
  const url = `/incidents/${incident}`
  await say(page, Date.now() + town.shiftMs, incident, [...suspicion(what, 'violation'), ...fullRecord])
  await visit(page, url)
  await openFolds(page)
  await page.getByText('経過の図').click()
  await page.locator('.picture svg').waitFor()
  await look({ name: '事案の画面(経過の図)', page })
  await eachFullScreen(page, url, look)
}

async function eachOfDesk({ page }: Device, town: Town, look: LookAt): Promise<void> {
  await enrol(page, town.code(), '宿直の携帯')
  await usedBy(page, '宿直')
  const sayNow = (subject: string, facts: readonly Said[]) =>
    say(page, Date.now() + town.shiftMs, subject, facts)
  await sayNow(incident, [...suspicion(what, 'violation'), ...fullRecord])
  await sayNow(townSubject, townRecord)
  await eachTownScreen(page, look)
  await eachFileScreen(page, look)
  await sayNow(endedIncident, [
    ...suspicion('CSの警告ランプが点灯し、業務端末から照会できない', 'fault'),
    { type: 'v1.kindAssessed', body: { kind: 'fault', presence: 'absent' } },
    { type: 'v1.kindAssessed', body: { kind: 'violation', presence: 'absent' } },
    { type: 'v1.foundNotApplicable', body: { what: null } },
  ])
  await visit(page, `/incidents/${endedIncident}`)
  await page.getByRole('heading', { name: 'いますること' }).waitFor()
  await look({ name: '終えた事案', page })
  await eachDrillScreen(page, what, look)
  await visit(page, '/incidents')
  await page.getByRole('link', { name: what }).waitFor()
  await look({ name: '事案', page })
  await eachDeskScreen(page, look)
}

/** What is over all incidents: what is owed, what is found, what is handed over. */
async function eachDeskScreen(page: Page, look: LookAt): Promise<void> {
  for (const [path, there] of [
    ['/office/duties', 'tbody tr'],
    ['/office/search?q=端末', '.search-results li'],
    ['/office/hand-over', '.paper'],
  ] as const) {
    await visit(page, path)
    await page.locator(there).first().waitFor()
    await look({ name: path, page })
  }
}
