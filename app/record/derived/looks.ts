// Looks: what a person has already looked at of an incident, on this device alone. Nothing of it goes to the record: that
// somebody has seen it is said by 確認した.
import type { Phone } from '../log/phone.ts'
import { storedRows } from '../log/rows.ts'

/** Whoever uses this device; before anyone is known, nobody in particular. */
const nobody = ''

/** Ids of the operations of an incident that this person has looked at; empty: none yet. */
export async function lookedAt(phone: Phone, person: string | null, incident: string): Promise<Set<string>> {
  const look = await phone.withDatabase(({ looks }) => looks.get([person ?? nobody, incident]))
  return new Set(look?.operations)
}

/** This person has looked at these operations of the incident. */
export async function keepLook(
  phone: Phone,
  person: string | null,
  incident: string,
  operations: readonly string[],
): Promise<void> {
  await phone.withDatabase(({ looks }) =>
    looks.put({ person: person ?? nobody, incident, operations: [...operations] }),
  )
  await phone.announce({ what: 'looked' })
}

/** By incident: how many operations are new to this person, who needs no telling of what they typed. */
export async function countNew(
  phone: Phone,
  person: string | null,
  incidents: readonly string[],
): Promise<Map<string, number>> {
  const keys = incidents.map((incident) => [person ?? nobody, incident] as [string, string])
  const looked = await phone.withDatabase(({ looks }) => looks.bulkGet(keys))
  const known = new Set(looked.flatMap((look) => look?.operations ?? []))
  const counts = new Map(incidents.map((incident) => [incident, 0]))
  for (const { id, subject, line } of await storedRows(phone, incidents))
    if (!known.has(id) && !isOwn(line, person)) counts.set(subject, (counts.get(subject) ?? 0) + 1)
  return counts
}

function isOwn(line: string, person: string | null): boolean {
  return person !== null && line.includes(`"enteredBy":${JSON.stringify(person)}`)
}
