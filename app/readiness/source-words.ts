// Where a number in force comes from, and whether anybody has tried it: 計画書(平成18年)の番号・未確認.
import { planYear } from '../../shared/plan/town.ts'
import type { ContactInForce } from '../../shared/rules/town/contacts-in-force.ts'
import { triedWords } from '../words/contact-words.ts'

export function sourceWords(contact: ContactInForce): string {
  const source = contact.printed === contact.shown ? `計画書(${planYear})の番号` : '町が登録した番号'
  return `${source}・${triedWords(contact)}`
}
