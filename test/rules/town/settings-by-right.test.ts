// Settings of the town by an administrator's device alone (TR8): one lost phone moved the hours that decide which number leads.
import { expect, it } from 'vitest'
import { foldIncident } from '../../../shared/incident/fold.ts'
import type { LogEntry } from '../../../shared/incident/fold.ts'
import { townOf } from '../../../shared/incident/town.ts'
import { townSubject } from '../../../shared/incident/subjects.ts'
import { prefectureHours } from '#plan'
import { closedDays, hoursInForce } from '../../../shared/rules/town/contacts-in-force.ts'
import { plan } from '../../../shared/plan/plan.ts'
import { planInForce } from '../../../shared/rules/town/plan-in-force.ts'
import { mistaken } from '../../incident/said.ts'
import { devices, operation } from '../../people.ts'
import { brought, contact } from '../said-of-town.ts'

const at = '2026-11-20T01:00:00.000Z'
const ofTown = { subject: townSubject }
const hours = operation('v1.hoursEntered', { openMinute: 540, closeMinute: 1020 }, ofTown)
const closed = operation('v1.closedDayEntered', { day: '2026-12-28', name: '臨時休庁' }, ofTown)
const columns = operation('v1.approvalColumnsEntered', { columns: ['課長'] }, ofTown)
const contactSaid = contact('own', { number: '0749000001' })
const settings = [hours, closed, columns]

function inForce(lines: readonly LogEntry[]) {
  const town = townOf(lines)
  return {
    open: hoursInForce(prefectureHours, town).openMinute,
    closed: [...closedDays(town).keys()],
    columns: planInForce(plan, town).approvalColumns,
  }
}
const printed = inForce([])
const set = { open: 540, closed: ['2026-12-28'], columns: ['課長'] }

it.each(['responder', 'relayed', 'server'] as const)(
  '[TR8] what a %s brought has no effect, and says so',
  (standing) => {
    const lines = settings.map((said) => brought(said, devices.dutyPhone, at, standing))
    expect(inForce(lines)).toEqual(printed)
    const { entries } = foldIncident(townSubject, lines, [])
    expect(entries.map((one) => one.standing.notApplied)).toEqual(settings.map(() => 'notAdministrators'))
  },
)

it('[TR8] what an administrator’s device brought does, and nobody else’s correction takes it back', () => {
  const lines = settings.map((said) => brought(said, devices.officePhone, at, 'administrator'))
  expect(inForce(lines)).toEqual(set)
  const undone = settings.map((said) => mistaken(said.id))
  const byOther = undone.map((said) => brought(said, devices.dutyPhone, at, 'responder'))
  expect(inForce([...lines, ...byOther])).toEqual(set)
  const byOne = undone.map((said) => brought(said, devices.officePhone, at, 'administrator'))
  expect(inForce([...lines, ...byOne])).toEqual(printed)
})

const confirmedBy = (id: string, standing: 'server' | 'administrator') => {
  const body = { operation: id, device: devices.officePhone }
  return brought(operation('v1.settingConfirmed', body, ofTown), devices.officePhone, at, standing)
}

it('[TR8] what the server says was confirmed takes effect, a correction too; nobody else’s word for it counts', () => {
  const lines = settings.map((said) => brought(said, devices.dutyPhone, at, 'responder'))
  const claimed = settings.map(({ id }) => confirmedBy(id, 'administrator'))
  expect(inForce([...lines, ...claimed])).toEqual(printed)
  const confirmed = [...lines, ...settings.map(({ id }) => confirmedBy(id, 'server'))]
  expect(inForce(confirmed)).toEqual(set)
  const { entries } = foldIncident(townSubject, confirmed, [])
  expect(entries.map((one) => one.standing.notApplied)).toEqual(confirmed.map(() => null))
  const undone = settings.map((said) => mistaken(said.id))
  const byOther = undone.map((said) => brought(said, devices.dutyPhone, at, 'responder'))
  expect(inForce([...confirmed, ...byOther])).toEqual(set)
  expect(inForce([...confirmed, ...byOther, ...undone.map(({ id }) => confirmedBy(id, 'server'))])).toEqual(
    printed,
  )
})

const correcting = (
  target: string,
  nature: 'amended' | 'remarked' | 'mistaken',
  body: Record<string, unknown> | null,
) => operation('v1.corrected', { operation: target, nature, body, reason: 'x' }, ofTown)
const admins = (said: Parameters<typeof brought>[0]) =>
  brought(said, devices.officePhone, at, 'administrator')
const byPhone = (said: Parameters<typeof brought>[0]) => brought(said, devices.dutyPhone, at, 'responder')

it('[TR8] nor does a correction of what corrects a setting, however deep, or is turned on one', () => {
  const withdrawn = mistaken(hours.id)
  const undone = mistaken(withdrawn.id)
  expect(inForce([admins(hours), admins(withdrawn), byPhone(undone)])).toEqual(printed)
  expect(inForce([admins(hours), admins(withdrawn), admins(undone)]).open).toBe(540)
  const again = mistaken(undone.id)
  expect(inForce([admins(hours), admins(withdrawn), admins(undone), byPhone(again)]).open).toBe(540)

  const nine = { openMinute: 1, closeMinute: 2 }
  const amendment = correcting(hours.id, 'amended', { openMinute: 510, closeMinute: 1020 })
  const altered = correcting(amendment.id, 'amended', { ...amendment.body, body: nine })
  expect(inForce([admins(hours), admins(amendment), byPhone(altered)]).open).toBe(510)
  const confirmed = [admins(hours), byPhone(amendment), confirmedBy(amendment.id, 'server')]
  expect(inForce([...confirmed, byPhone(altered)]).open).toBe(510)

  const other = operation('v1.closedDayEntered', { day: '2026-12-29', name: 'x' }, ofTown)
  const remark = correcting(contactSaid.id, 'remarked', null)
  const turned = correcting(remark.id, 'amended', {
    ...remark.body,
    operation: hours.id,
    nature: 'amended',
    body: nine,
  })
  const lines = [admins(contactSaid), admins(other), admins(hours), admins(remark), byPhone(turned)]
  expect(inForce(lines).open).toBe(540)
  const { entries } = foldIncident(townSubject, lines, [])
  expect(entries.at(-1)?.standing.notApplied).toBe('notAdministrators')
})

it('[TR8] a chain of thousands of corrections is followed to its end', () => {
  const chain = [mistaken(hours.id)]
  for (let depth = 1; depth < 5_001; depth += 1) chain.push(mistaken(chain.at(-1)?.id ?? ''))
  const [first, ...others] = chain
  const lines = [admins(hours), ...(first ? [admins(first)] : []), ...others.map(byPhone)]
  expect(inForce(lines)).toEqual(printed)
})

it('[TR8] what nobody else has yet holds here; a contact may be entered by any device', () => {
  expect(
    inForce(settings.map((operationSaid) => ({ known: true, operation: operationSaid, receivedAt: null }))),
  ).toEqual(set)
  const line = brought(contact('own', { number: '0749000001' }), devices.dutyPhone, at, 'responder')
  expect(foldIncident(townSubject, [line], []).entries[0]?.standing.notApplied).toBeNull()
})

// One device's chain of 8,000 held every phone's fold for six seconds: each was followed to its root.
it('[TR8] a chain longer than anybody makes takes the right in the town’s record, and none in an incident’s', () => {
  const chain = [correcting(contactSaid.id, 'remarked', null)]
  for (let depth = 1; depth < 150; depth += 1)
    chain.push(correcting(chain.at(-1)?.id ?? '', 'amended', chain[0]?.body ?? {}))
  const last = (lines: readonly LogEntry[]) => foldIncident(townSubject, lines, []).entries.at(-1)?.standing
  expect(last([admins(hours), admins(contactSaid), ...chain.map(byPhone)])?.notApplied).toBe(
    'notAdministrators',
  )
  expect(last([admins(contactSaid), ...chain.map(byPhone)])?.notApplied).toBe(null)
})
