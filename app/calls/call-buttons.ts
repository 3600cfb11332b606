// The call screen's numbers as plain HTML (別記), written into index.html at build. Both prefecture numbers stand
// equal here, with their hours; first-paint.ts ranks them by the time.
import { contacts } from '../../shared/plan/contacts.ts'
import type { Contact } from '../../shared/plan/contacts.ts'
import { callClause, whenToCall } from '../ui/contact-words.ts'

export const callScreenPlaceholder = '<!-- call-buttons -->'

const handset =
  '<svg viewBox="0 0 24 24" aria-hidden="true"><path fill="currentColor" d="M6.6 10.8a15 15 0 0 0 6.6 6.6l2.2-2.2a1 1 0 0 1 1-.25 11.4 11.4 0 0 0 3.6.57 1 1 0 0 1 1 1V20a1 1 0 0 1-1 1A17 17 0 0 1 3 4a1 1 0 0 1 1-1h3.5a1 1 0 0 1 1 1c0 1.25.2 2.45.57 3.57a1 1 0 0 1-.25 1z"/></svg>'

/** The buttons of the plan's numbers, the prefecture's two in one group. */
export function callButtons(): string {
  const prefecture = contacts.filter(({ office }) => office === 'prefecture').map(callButton)
  const others = contacts.filter(({ office }) => office !== 'prefecture').map(callButton)
  return `<div id="prefecture">${prefecture.join('')}<p id="ranking-warning" class="hint" role="status" hidden></p></div>${others.join('')}`
}

function callButton(contact: Contact): string {
  const hours = contact.hours === null ? '' : ` data-hours="${contact.hours}"`
  return `<a class="call" draggable="false" href="tel:${contact.digits}" data-contact="${contact.id}" data-name="${contact.name}"${hours}><span class="call-name">${contact.name}</span><span class="call-number">${contact.shown}</span>${handset}<span class="call-note"><span class="call-reason">${whenToCall(contact)}</span> <span class="clause">${callClause(contact)}</span></span></a>`
}
