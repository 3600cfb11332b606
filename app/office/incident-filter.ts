// Which incidents the table shows 絞り込み: kept in the address, so that the browser's way back works.
import * as z from 'zod/mini'
import { Kind } from '../../shared/incident/operation-bodies.ts'
import { toConfirm } from '../../shared/incident/acknowledged.ts'
import { kinds } from '#plan'
import { tokyoIso } from '../../shared/rules/town/office-hours.ts'
import type { Summary } from '../record/derived/summary.ts'
import { yearMonthDay } from '../words/dates.ts'

const Level = z.enum(['1', '2', '3', 'none'])
const State = z.enum(['open', 'ended'])
const Yes = z.literal('1')
/** In Japan; something was said of the incident between two of them. */
const Day = z.iso.date()

export type Filter = ReturnType<typeof filterOf>

/** Null: not asked for. What an address says that is none of these counts as not said. */
export function filterOf(query: Readonly<Record<string, unknown>>) {
  const asked = <T>(key: string, schema: z.ZodMiniType<T>) => schema.safeParse(query[key]).data ?? null
  return {
    kind: asked('kind', Kind),
    level: asked('level', Level),
    state: asked('state', State),
    unseen: asked('unseen', Yes),
    from: asked('from', Day),
    until: asked('until', Day),
  }
}

/** The filter as the address has it; what is not asked for is left out. */
export function queryOf(filter: Filter): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
  )
}

export function isFiltered(filter: Filter): boolean {
  return Object.keys(queryOf(filter)).length > 0
}

/** `person`: who looks; their own records are not theirs to confirm. */
export function matches(
  summary: Summary,
  { kind, level, state, unseen, from, until }: Filter,
  person: string | null = null,
): boolean {
  const { kinds: presences, ended, since, lastAt } = summary
  return (
    (kind === null || presences[kind] === 'suspected' || presences[kind] === 'present') &&
    (level === null || levelOf(summary) === level) &&
    (state === null || ended === (state === 'ended' ? 1 : 0)) &&
    (unseen === null || toConfirm(summary.unseen, person).length > 0) &&
    (from === null || (lastAt !== null && dayOf(lastAt) >= from)) &&
    (until === null || (since !== null && dayOf(since) <= until))
  )
}

/** The graver of what was judged and what is thought likely. */
function levelOf({ level: { judged, likely } }: Summary): Filter['level'] {
  const graver = Math.max(judged ?? 0, likely ?? 0)
  return graver === 3 ? '3' : graver === 2 ? '2' : graver === 1 ? '1' : 'none'
}

function dayOf(at: string): string {
  return tokyoIso(Date.parse(at)).slice(0, 10)
}

export const levelNames = { 3: 'レベル3', 2: 'レベル2', 1: 'レベル1', none: '未判定' } as const
export const stateNames = { open: '対応中', ended: '終えた' } as const

/** `不正行為・レベル3・対応中・未確認のみ・2026/11/22から` */
export function filterInWords({ kind, level, state, unseen, from, until }: Filter): string {
  return [
    kind === null ? [] : `${kinds[kind].name}(疑い・有)`,
    level === null ? [] : levelNames[level],
    state === null ? [] : stateNames[state],
    unseen === null ? [] : '未確認のみ',
    from === null ? [] : `${yearMonthDay(from)}から`,
    until === null ? [] : `${yearMonthDay(until)}まで`,
  ]
    .flat()
    .join('・')
}
