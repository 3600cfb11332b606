// The contact tree (別記) as a vCard for a phone's own address book. Version 3.0 (RFC 2426): every iPhone and Android
// imports it, which can't be said of 4.0.
import type { Contact } from '../../shared/plan/contacts.ts'
import { callClause, whenToCall } from '../ui/contact-words.ts'

/** Said beside every number until somebody has confirmed it by a call. */
export const unconfirmed = '計画書(平成18年)の番号・未確認'

const lineEnd = '\r\n'
/** A line is folded before it is longer than this (RFC 2426, 2.6), between characters. */
const maxLineBytes = 75

/** One card for each contact, in UTF-8 with CRLF. */
export function vcard(contacts: readonly Contact[]): string {
  return contacts.map(card).join('')
}

function card(contact: Contact): string {
  const note = `${whenToCall(contact)} ${unconfirmed} ${callClause(contact)}`
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:${escaped(contact.name)};;;;`,
    `FN:${escaped(contact.name)}`,
    `ORG:${escaped(contact.cell)}`,
    `TEL;TYPE=WORK,VOICE:${contact.shown}`,
    `NOTE:${escaped(note)}`,
    'END:VCARD',
  ]
  return lines.map((line) => folded(line) + lineEnd).join('')
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, String.raw`\$&`).replace(/\r?\n/g, String.raw`\n`)
}

function folded(line: string): string {
  const encoder = new TextEncoder()
  let bytes = 0
  let out = ''
  for (const character of line) {
    const more = encoder.encode(character).length
    if (bytes + more > maxLineBytes) {
      out += `${lineEnd} `
      bytes = 1
    }
    out += character
    bytes += more
  }
  return out
}
