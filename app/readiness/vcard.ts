// The contact tree (1-2, 別記) as a vCard for a phone's own address book. Version 3.0 (RFC 2426): every iPhone and Android
// imports it, which can't be said of 4.0.
import type { OfficeHours } from '../../shared/plan/schemas.ts'
import { officeName } from '../../shared/plan/offices.ts'
import { isDialled } from '../../shared/rules/town/contacts-in-force.ts'
import type { ContactInForce, Dialled } from '../../shared/rules/town/contacts-in-force.ts'
import { callClause, sourceWords, whenToCall } from '../words/contact-words.ts'

const lineEnd = '\r\n'
/** A line is folded before it is longer than this (RFC 2426, 2.6), between characters. */
const maxLineBytes = 75

/** One card for each contact that has a number, in UTF-8 with CRLF. */
export function vcard(contacts: readonly ContactInForce[], hours: OfficeHours): string {
  return contacts
    .filter(isDialled)
    .map((contact) => card(contact, hours))
    .join('')
}

function card(contact: Dialled, hours: OfficeHours): string {
  const note = `${whenToCall(contact, hours)} ${sourceWords(contact)} ${callClause(contact)}`
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:${escaped(contact.name)};;;;`,
    `FN:${escaped(contact.name)}`,
    `ORG:${escaped(contact.office === null ? contact.name : officeName(contact.office))}`,
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
