// A number of the contact tree (1-2, 別記) in the words every place says it with: when it is called, by which clause, and
// whether anybody has tried it.
import type { OfficeHours } from '../../shared/plan/schemas.ts'
import { officeName } from '../../shared/plan/offices.ts'
import { edition } from '#plan'
import type { ContactInForce } from '../../shared/rules/town/contacts-in-force.ts'
import type { NumberSaid } from '../../shared/rules/town/number-in-force.ts'
import { isoDate, yearMonthDay } from './dates.ts'

export function whenToCall({ hours, office, clause }: ContactInForce, { shown }: OfficeHours): string {
  if (hours === 'day') return `平日${shown}`
  if (hours === 'night') return '夜間・土曜日・日曜日・祝日・年末年始'
  if (hours === 'always') return 'いつでも'
  if (clause === '別記') return '県に通報できないときは直接こちらへ'
  return office === null ? '町の連絡先' : officeName(office)
}

/** The name of a number of the town's own, with whose it is where the name doesn't say so. */
export function whoseName({ name, office, printed }: ContactInForce): string {
  const whose = office === null || printed !== null ? '' : officeName(office)
  return name.includes(whose) ? name : `${whose} ${name}`
}

export function callClause({ office, clause }: ContactInForce): '別記' | '1-2' | '3-2(4)' {
  return office === 'agency' && clause === '別記' ? '3-2(4)' : clause
}

/** `確認 2026/11/20`; until somebody has called the number in force, since when nobody has: of the plan's, its year is near. */
export function triedWords({ tried, since }: ContactInForce): string {
  if (tried === null) return `${since === null ? '' : `${day(since)}から`}確認の電話なし`
  return tried.reached ? `確認 ${day(tried.at)}` : `${day(tried.at)} つながらず`
}

const day = (at: string) => yearMonthDay(isoDate(new Date(at)))

/** A number that stands beside the one in force (TR7), and why. */
export type BesideNumber = { digits: string; shown: string; words: string }

/** What one device has said alone, each number once, and the plan's own where two devices changed it. */
export function besideNumbers({ printed, shown, changedBy, proposed }: ContactInForce): BesideNumber[] {
  const said = new Map(proposed.map((each) => [each.digits, each]))
  const alone = [...said.values()].map((each) => ({
    digits: each.digits,
    shown: each.digits,
    words: `${each.uploader === null ? 'この端末のみ・送信待ち' : '2台目の登録待ち'}(${saidBy(each)})`,
  }))
  const changed = changedBy.map(saidBy).join('、')
  const ofPlan =
    printed === null || printed === shown
      ? []
      : [{ digits: printed.replaceAll('-', ''), shown: printed, words: `計画書の番号(変更: ${changed})` }]
  return [...alone, ...ofPlan].filter(
    ({ digits }, at, all) => all.findIndex((other) => other.digits === digits) === at,
  )
}

function saidBy({ at, by }: NumberSaid): string {
  return `${day(at)} ${by ?? '記録者は未記入'}`
}

/** Where the number in force comes from, and whether anybody has tried it: 計画書(平成18年)の番号・確認の電話なし. */
export function sourceWords(contact: ContactInForce): string {
  const source = contact.printed === contact.shown ? `計画書(${edition.year})の番号` : '町が登録した番号'
  return `${source}・${triedWords(contact)}`
}
