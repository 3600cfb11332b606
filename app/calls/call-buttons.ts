// The call screen's numbers as plain HTML (別記): written into index.html at build as the plan prints them, and again on
// the device as the town's record has them. The prefecture's numbers stand equal here, with their hours; first-paint.ts
// ranks them by the time. Names are typed by people: every text is escaped.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { edition, prefectureHours } from '#plan'
import type { OfficeHours } from '../../shared/plan/schemas.ts'
import { isDialled } from '../../shared/rules/town/contacts-in-force.ts'
import type { ContactInForce, Dialled } from '../../shared/rules/town/contacts-in-force.ts'
import { besideNumbers, callClause, triedWords, whenToCall, whoseName } from '../words/contact-words.ts'
import type { BesideNumber } from '../words/contact-words.ts'
import { readNumber } from '../words/read-number.ts'

export type CallNumbers = {
  contacts: readonly ContactInForce[]
  hours: OfficeHours
  /** `2026-12-28` → 臨時休庁 */
  closed: ReadonlyMap<string, string>
}

const handset =
  '<svg viewBox="0 0 24 24" aria-hidden="true"><path fill="currentColor" d="M6.6 10.8a15 15 0 0 0 6.6 6.6l2.2-2.2a1 1 0 0 1 1-.25 11.4 11.4 0 0 0 3.6.57 1 1 0 0 1 1 1V20a1 1 0 0 1-1 1A17 17 0 0 1 3 4a1 1 0 0 1 1-1h3.5a1 1 0 0 1 1 1c0 1.25.2 2.45.57 3.57a1 1 0 0 1-.25 1z"/></svg>'

/** The plan's numbers, the prefecture's two in one group, then the town's own that may be seen on a locked phone. */
export function callButtons({ contacts, hours, closed }: CallNumbers): string {
  const shown = contacts.filter(isDialled).filter(({ whileLocked }) => whileLocked)
  const ranked = shown.filter((contact) => contact.hours !== null)
  const others = shown.filter((contact) => contact.hours === null)
  const buttons = (some: readonly Dialled[]) => some.map((contact) => callButton(contact, hours)).join('')
  const settings = escaped(JSON.stringify({ hours, closed: Object.fromEntries(closed) }))
  const group = `${buttons(ranked)}<p id="ranking-warning" class="hint" role="status" hidden></p>`
  const beside = shown.flatMap((contact) =>
    besideNumbers(contact).map((number) => besideButton(contact, number)),
  )
  const rest = `${buttons(others)}${beside.join('')}<p class="hint">${escaped(hint(shown, hours))}</p>`
  const made = bytesToHex(sha256(utf8ToBytes(settings + group + rest)))
  return `<div id="prefecture" data-made="${made}" data-settings="${settings}">${group}</div>${rest}`
}

function callButton(contact: Dialled, hours: OfficeHours): string {
  const [kind, name, note] = isOwn(contact)
    ? ['call own', whoseName(contact), '']
    : [contact.hours === 'always' ? 'call leads' : 'call', contact.name, when(contact, hours)]
  const more = contact.proposed.length > 0 ? ' <b>新番号は下に</b>' : ''
  return link(contact, {
    kind,
    name,
    digits: contact.digits,
    number: `${escaped(readNumber(contact.shown))}</span>${handset}<span class="call-note">${note}<span>${triedWords(contact)}</span>${more}`,
  })
}

/** As small as the town's own: it leads nobody, and is there to be dialled. */
function besideButton({ id, name, office }: Dialled, { digits, shown, words }: BesideNumber): string {
  const number = `${escaped(readNumber(shown))}</span><span class="call-note"><span>${escaped(words)}</span>`
  return link({ id, name, office, hours: null }, { kind: 'call own beside', name, digits, number })
}

type Called = Pick<ContactInForce, 'id' | 'name' | 'office' | 'hours'>

/** `number`: what follows the name, as HTML. */
function link(
  { id, name: called, office, hours }: Called,
  { kind, name, digits, number }: { kind: string; name: string; digits: string; number: string },
): string {
  const attributes = Object.entries({ contact: id, name: called, office, hours }).flatMap(([key, value]) =>
    value === null ? [] : [` data-${key}="${escaped(value)}"`],
  )
  return `<a class="${kind}" draggable="false" href="tel:${digits}"${attributes.join('')}><span class="call-name">${escaped(name)}</span><span class="call-number">${number}</span></a>`
}

function when(contact: Dialled, hours: OfficeHours): string {
  const reason = `<span class="call-reason">${escaped(whenToCall(contact, hours))}</span>`
  return `${reason} <span class="clause">${callClause(contact)}</span> `
}

function isOwn({ printed }: Dialled): boolean {
  return printed === null
}

/** Says which numbers are not the plan's. */
function hint(shown: readonly Dialled[], hours: OfficeHours): string {
  const changed = shown.filter((contact) => !isOwn(contact) && contact.printed !== contact.shown)
  const numbers =
    changed.length === 0
      ? `番号は計画書(${edition.year})のものです`
      : `町が変えた番号: ${changed.map(({ name }) => name).join('、')}。ほかは計画書(${edition.year})のものです`
  if (shown.every((contact) => contact.hours === null || contact.hours === 'always')) return numbers
  return `${numbers}。業務時間${hours.shown}は計画書になく、${hours === prefectureHours ? 'このアプリの初期値です' : '町が登録したものです'}`
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}
