// Contact tree 緊急時連絡網 (別記) by its keys.
import { contacts } from '#plan'
import type { Contact } from './schemas.ts'

/** The office behind a contact's key; null for a number outside this tree. */
export function contactOffice(id: string | null): Contact['office'] | null {
  return contacts.find((contact) => contact.id === id)?.office ?? null
}
