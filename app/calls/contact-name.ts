// The name of a contact as this device holds it, read by its id.
import { townOf } from '../../shared/incident/town.ts'
import { townSubject } from '../../shared/incident/subjects.ts'
import { contacts } from '#plan'
import { contactsInForce } from '../../shared/rules/town/contacts-in-force.ts'
import type { Phone } from '../record/log/phone.ts'
import { counted, entriesOf } from '../record/log/rows.ts'

/** Null: there is none by this id, or the record is away. */
export async function contactName(phone: Phone, id: string): Promise<string | null> {
  const said = await entriesOf(phone, townSubject).catch(() => [])
  const inForce = contactsInForce(contacts, townOf(counted(said)))
  return inForce.find((contact) => contact.id === id)?.name ?? null
}
