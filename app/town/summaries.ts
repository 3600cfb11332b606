// Each part of the town's record in one line, with what of it is 未登録.
import { councilMembers } from '../../shared/incident/council-members.ts'
import type { LogEntry } from '../../shared/incident/fold.ts'
import { lastSaid } from '../../shared/incident/incident.ts'
import type { Town } from '../../shared/incident/town.ts'
import { contacts } from '../../shared/plan/contacts.ts'
import { prefectureHours } from '../../shared/plan/hours.ts'
import { plan as printed } from '../../shared/plan/plan.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import { closedDays, contactsInForce, hoursInForce } from '../../shared/rules/town/contacts-in-force.ts'
import { hasDeputies, heldOffices, holdersOf } from '../../shared/rules/town/holders.ts'
import { ordinanceInForce } from '../../shared/rules/town/ordinance-text.ts'
import type { PartId } from './parts.ts'

/** `missing` empty: nothing is. */
export type Summary = { holds: string; missing: string }

/** `entries`: every operation of the town's. `today`: `2026-11-23`. */
export function summaries(
  town: Town,
  plan: Plan,
  entries: readonly LogEntry[],
  today: string,
): Record<PartId, Summary> {
  return {
    contacts: contactSummary(town),
    offices: officeSummary(town),
    members: counted(councilMembers(entries).length, '人', 'メンバーが未登録'),
    hours: hourSummary(town, today),
    procedure: procedureSummary(town),
    approvals: { holds: plan.approvalColumns.join('・') || '欄なし', missing: '' },
    measures: counted(plan.measureExamples.length - printed.measureExamples.length, '件を加えています'),
    agenda: {
      holds: `計画書の${printed.agenda.length}件と町の${plan.agenda.length - printed.agenda.length}件`,
      missing: '',
    },
    ordinance: counted(ordinanceInForce(town).size, 'の見出し', '本文が未登録'),
  }
}

function counted(count: number, unit: string, missing = ''): Summary {
  return count === 0
    ? { holds: missing === '' ? 'なし' : '', missing }
    : { holds: `${count}${unit}`, missing: '' }
}

function contactSummary(town: Town): Summary {
  const all = contactsInForce(contacts, town)
  const confirmed = all.filter(({ tried }) => tried?.reached === true).length
  const without = all.filter(({ digits }) => digits === null).length
  return {
    holds: `${all.length}件・確認済み${confirmed}件`,
    missing: without === 0 ? '' : `番号が未登録 ${without}件`,
  }
}

function officeSummary(town: Town): Summary {
  const empty = heldOffices.filter(({ id }) => holdersOf(town, id).length === 0)
  const alone = heldOffices.filter(({ id }) => hasDeputies(id) && holdersOf(town, id).length === 1)
  const missing = [
    empty.length === 0 ? [] : `職の人が未登録 ${empty.length}件`,
    alone.length === 0 ? [] : `代理が未登録 ${alone.length}件`,
  ].flat()
  return {
    holds: `${heldOffices.length}件のうち${heldOffices.length - empty.length}件を登録`,
    missing: missing.join('・'),
  }
}

function hourSummary(town: Town, today: string): Summary {
  const coming = [...closedDays(town).keys()].filter((day) => day >= today).length
  const said = lastSaid(town, 'v1.hoursEntered') === undefined ? '(登録なし・はじめの値)' : ''
  return { holds: `${hoursInForce(prefectureHours, town).shown}${said}・臨時の休み${coming}日`, missing: '' }
}

function procedureSummary(town: Town): Summary {
  const what = lastSaid(town, 'v1.procedureEntered')?.body.what ?? null
  return what === null ? { holds: '', missing: '手順が未登録' } : { holds: '登録済み', missing: '' }
}
