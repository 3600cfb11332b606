// What a call fulfils by a record of its own (3-2(1), 3-3, 3-8) stands beside its text (TL4).
import { beforeEach, expect, it } from 'vitest'
import { townSubject } from '../../../shared/incident/subjects.ts'
import { open, recorded, said, say, sizes, subjectOf, usedBy } from '../screen.ts'
import { freshDevice } from '../town.ts'

beforeEach(freshDevice)

// The mayor's cell led to a text beside which nothing recorded the report.
it('[TL4][3-8] the mayor’s cell leads to the text, and beside it the report is recorded; to the chief the asking (3-3)', async () => {
  await usedBy('宿直 甲', 'responder')
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(subjectOf(path), {
    type: 'v1.threatAssessed',
    body: { level: 3, examples: [], reason: null, helpedBy: [], replaces: [] },
  })
  const screen = await open(path, sizes.smallPhone)
  const text = screen.css('.tell-text')
  const acts = screen.css('.tell-acts')
  await screen.css('.state-told').getByRole('link', { name: '町長' }).click()
  await expect.element(text).toMatchTextContent('計画書の3-8により')
  await acts.getByText('町長に報告した').click()
  await screen.getByRole('button', { name: '町長に報告した' }).click()
  await expect.poll(async () => (await said()).at(-1)?.type).toBe('v1.reportedToMayor')
  await expect.element(acts.getByText('町長に報告した')).not.toBeInTheDocument()
  screen.go(`${path}/call/protectionChief`)
  await expect.element(acts.getByText('開催を求めたと記録する')).toBeVisible()
  const box = (of: typeof text) => of.element().getBoundingClientRect()
  expect(box(text).height).toBeGreaterThanOrEqual(240)
  expect(box(text).bottom).toBeLessThanOrEqual(box(acts).top)
})

// The text asked for it, 通報した did not say so, and the same person was to be called again.
it('[TL4][3-3] one tap says that the chief was told and asked for the council, 通報した alone does not', async () => {
  await usedBy('宿直 甲', 'responder')
  await say(townSubject, byNight('protectionChief'))
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(
    subjectOf(path),
    {
      type: 'v1.threatAssessed',
      body: { level: 3, examples: [], reason: null, helpedBy: [], replaces: [] },
    },
    { type: 'v1.rightsAtRiskFound', body: { what: null } },
  )
  const screen = await open(`${path}/call/protectionChief`, sizes.smallPhone)
  await expect.element(screen.css('.tell-text')).toMatchTextContent('開催を求めます(3-3)')
  await screen.css('.tell-call').click()
  const acts = screen.css('.tell-acts')
  await expect.element(acts.getByRole('button', { name: '通報した', exact: true })).toBeVisible()
  expect((await said()).map(({ type }) => type)).not.toContain('v1.councilRequested')
  await acts.getByRole('button', { name: '通報し、開催を求めた' }).click()
  await expect
    .poll(async () => (await said()).find(({ type }) => type === 'v1.councilRequested')?.body)
    .toEqual({ what: null, clause: '3-3' })
  const notice = (await said()).find(({ type }) => type === 'v1.notified')
  expect(notice?.body).toMatchObject({ office: 'protectionChief', clauses: ['3-4(2)'] })
})

const byNight = (office: string) => ({
  type: 'v1.contactEntered' as const,
  body: { contact: 'own', entry: { office, name: '夜間', number: '09000000005', whileLocked: true } },
})

// Whoever had reported to the mayor was asked for 連絡した of the same call.
it('[TL4][3-8] a call by which the mayor was reported to asks for nothing more', async () => {
  await usedBy('統括 丁', 'protectionChief')
  await say(townSubject, byNight('mayor'))
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(subjectOf(path), {
    type: 'v1.threatAssessed',
    body: { level: 3, examples: [], reason: null, helpedBy: [], replaces: [] },
  })
  const screen = await open(`${path}/call/mayor`, sizes.smallPhone)
  const acts = screen.css('.tell-acts')
  await screen.css('.tell-call').click()
  await acts.getByRole('button', { name: 'つながった' }).click()
  await acts.getByText('町長に報告した').click()
  await acts.getByRole('button', { name: '町長に報告した' }).click()
  await expect.element(acts).toMatchTextContent('通報・連絡したことを保存しました')
  await expect.element(acts.getByRole('button', { name: '連絡した' })).not.toBeInTheDocument()
})

it('[TL4][3-2(3)] that a call told the maintainer is asked once', async () => {
  await say(townSubject, byNight('maintainer'))
  const screen = await open(
    `${await recorded('業務端末に見慣れない操作がある')}/call/maintainer`,
    sizes.smallPhone,
  )
  const acts = screen.css('.tell-acts')
  await expect.element(acts.getByText('連絡したと記録する')).toBeVisible()
  await screen.css('.tell-call').click()
  await acts.getByRole('button', { name: 'つながった' }).click()
  await expect.element(acts.getByRole('button', { name: '連絡した', exact: true })).toBeVisible()
  await expect.element(acts.getByText('連絡したと記録する')).not.toBeInTheDocument()
})

// Said a minute later it had that time on 町長報告, and the call's on 別紙1.
it('[OP9] told by a call is told at the time of the call, whenever that is said', async () => {
  await usedBy('宿直 甲', 'responder')
  const path = await recorded('業務端末に見慣れない操作がある')
  const at = '2026-11-20T02:03:00.000+09:00'
  const body = {
    contact: 'prefecture.night',
    organisation: '滋賀県',
    number: '0775223022',
    office: 'prefecture',
  }
  const [call = ''] = await say(subjectOf(path), { type: 'v1.callPlaced', body, at })
  await say(subjectOf(path), { type: 'v1.callEnded', body: { call, outcome: 'connected' } })
  const screen = await open(`${path}/call/prefecture`, sizes.smallPhone)
  await screen.getByRole('button', { name: '連絡した', exact: true }).click()
  await expect
    .poll(async () => (await said()).findLast(({ type }) => type === 'v1.notified'))
    .toMatchObject({ at, body: { call } })
})
