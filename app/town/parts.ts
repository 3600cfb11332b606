// What the town keeps of itself 町の記録: its parts, each with the clause that it is for, the operations that say it, its
// screen, and what it holds now in one line, with what of it is 未登録.
import type { Component } from 'vue'
import { councilMembers } from '../../shared/incident/council-members.ts'
import type { LogEntry } from '../../shared/incident/fold.ts'
import { lastSaid } from '../../shared/incident/incident.ts'
import type { OperationType } from '../../shared/incident/operation.ts'
import type { Town } from '../../shared/incident/town.ts'
import type { ClauseId } from '../../shared/plan/clauses.ts'
import { contacts, prefectureHours } from '#plan'
import { plan as printed } from '../../shared/plan/plan.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import { closedDays, contactsInForce, hoursInForce } from '../../shared/rules/town/contacts-in-force.ts'
import { hasDeputies, heldOffices, holdersOf } from '../../shared/rules/town/holders.ts'
import { ordinanceInForce } from '../../shared/rules/town/ordinance-text.ts'
import AgendaPart from './AgendaPart.vue'
import ApprovalsPart from './ApprovalsPart.vue'
import ContactsPart from './ContactsPart.vue'
import HoursPart from './HoursPart.vue'
import MeasuresPart from './MeasuresPart.vue'
import MembersPart from './MembersPart.vue'
import OfficesPart from './OfficesPart.vue'
import OrdinancePart from './OrdinancePart.vue'
import { settingWords } from './setting-words.ts'

/** `missing` empty: nothing is. */
export type Summary = { holds: string; missing: string }
/** `entries`: every operation of the town's. `today`: `2026-11-23`. */
type Known = { town: Town; plan: Plan; entries: readonly LogEntry[]; today: string }
type Part = { title: string; clause: ClauseId | null } & (
  | { types: readonly OperationType[]; screen: Component; summary: (known: Known) => Summary }
  // One setting: its screen and its summary come from its description.
  | { setting: OperationType; noun: string; lead: string }
)

const parts: Readonly<Record<string, Part>> = {
  contacts: {
    title: '連絡先',
    clause: '1-2',
    types: ['v1.contactEntered', 'v1.numberConfirmed'],
    screen: ContactsPart,
    summary: ({ town }) => contactSummary(town),
  },
  offices: {
    title: '職と代理',
    clause: null,
    types: ['v1.officeEntered'],
    screen: OfficesPart,
    summary: ({ town }) => officeSummary(town),
  },
  members: {
    title: '会議のメンバー',
    clause: '1-4',
    types: ['v1.memberNamed'],
    screen: MembersPart,
    summary: ({ entries }) => counted(councilMembers(entries).length, '人', 'メンバーが未登録'),
  },
  hours: {
    title: '県の業務時間と休日',
    clause: '別記',
    types: ['v1.hoursEntered', 'v1.closedDayEntered'],
    screen: HoursPart,
    summary: ({ town, today }) => hourSummary(town, today),
  },
  'call-back': {
    title: '折り返しの番号',
    clause: null,
    setting: 'v1.callBackEntered',
    noun: '折り返しの番号',
    lead: '電話で読み上げる文の終わりに出ます。個人の携帯ではなく、夜も出られる職場の番号を登録してください。',
  },
  // 事前に定めた手順 (3-4(1) ただし書), shown where a 切離し is recorded.
  procedure: {
    title: '切離しの手順',
    clause: '3-4(1)',
    setting: 'v1.procedureEntered',
    noun: '手順',
    lead: '計画書の「事前に定めた手順」は、計画書に書かれていません。町で定めた手順を書いておくと、切離しを記録する画面に出ます。',
  },
  approvals: {
    title: '確認・決裁の欄',
    clause: null,
    types: ['v1.approvalColumnsEntered'],
    screen: ApprovalsPart,
    summary: ({ plan }) => ({ holds: plan.approvalColumns.join('・') || '欄なし', missing: '' }),
  },
  measures: {
    title: '町の緊急措置例',
    clause: '参考',
    types: ['v1.measureRowEntered'],
    screen: MeasuresPart,
    summary: ({ plan }) =>
      counted(plan.measureExamples.length - printed.measureExamples.length, '件を加えています'),
  },
  agenda: {
    title: '会議で決定する事項',
    clause: '1-4',
    types: ['v1.agendaItemEntered'],
    screen: AgendaPart,
    summary: ({ plan }) => ({
      holds: `計画書の${printed.agenda.length}件と町の${plan.agenda.length - printed.agenda.length}件`,
      missing: '',
    }),
  },
  ordinance: {
    title: '計画書の本文',
    clause: null,
    types: ['v1.ordinanceLoaded'],
    screen: OrdinancePart,
    summary: ({ town }) => counted(ordinanceInForce(town).size, 'の見出し', '本文が未登録'),
  },
}

export const allParts = Object.entries(parts)

/** A part as its address names it. */
export function partOf(id: string): Part | null {
  return Object.hasOwn(parts, id) ? (parts[id] ?? null) : null
}

export function summaryOf(part: Part, known: Known): Summary {
  if ('screen' in part) return part.summary(known)
  return settingWords(known.town, part.setting) === ''
    ? { holds: '', missing: `${part.noun}が未登録` }
    : { holds: '登録済み', missing: '' }
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
  const said = lastSaid(town, 'v1.hoursEntered') === undefined ? '(登録なし・初期値)' : ''
  return { holds: `${hoursInForce(prefectureHours, town).shown}${said}・臨時の休日${coming}日`, missing: '' }
}
