// Looks: what a person has already looked at of an incident, on this device alone. Nothing of it goes to the record: that
// somebody has seen it is said by 確認した.
import { openText, sealText } from '../log/codec.ts'
import type { Look } from '../log/database.ts'
import type { Phone } from '../log/phone.ts'
import { storedRows } from '../log/rows.ts'

/** Whoever uses this device; before anyone is known, nobody in particular. */
const nobody = ''

/** Ids of the operations of an incident that this person has looked at; empty: none yet. */
export async function lookedAt(phone: Phone, person: string | null, incident: string): Promise<Set<string>> {
  const look = await phone.withDatabase(({ looks }) => looks.get(incident))
  return new Set((await openLook(phone, look))[person ?? nobody])
}

/** This person has looked at these operations of the incident. */
export async function keepLook(
  phone: Phone,
  person: string | null,
  incident: string,
  operations: readonly string[],
): Promise<void> {
  await phone.inTurn(async () => {
    const look = await phone.withDatabase(({ looks }) => looks.get(incident))
    const looked = { ...(await openLook(phone, look)), [person ?? nobody]: operations }
    const sealed = await sealText(phone.codec, JSON.stringify(looked))
    await phone.withDatabase(({ looks }) => looks.put({ incident, sealed }))
  })
  await phone.announce({ what: 'looked' })
}

/** By incident: how many operations are new to this person, who needs no telling of what they typed. */
export async function countNew(
  phone: Phone,
  person: string | null,
  incidents: readonly string[],
): Promise<Map<string, number>> {
  const looks = await phone.withDatabase((database) => database.looks.bulkGet([...incidents]))
  const looked = await Promise.all(looks.map((look) => openLook(phone, look)))
  const known = new Set(looked.flatMap((by) => by[person ?? nobody] ?? []))
  const counts = new Map(incidents.map((incident) => [incident, 0]))
  for (const { id, subject, line } of await storedRows(phone, incidents))
    if (line !== '' && !known.has(id) && !isOwn(line, person))
      counts.set(subject, (counts.get(subject) ?? 0) + 1)
  return counts
}

async function openLook({ codec }: Phone, look: Look | undefined): Promise<Record<string, string[]>> {
  return look === undefined ? {} : JSON.parse(await openText(codec, look.sealed))
}

function isOwn(line: string, person: string | null): boolean {
  return person !== null && line.includes(`"enteredBy":${JSON.stringify(person)}`)
}
