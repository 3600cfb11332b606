// Binding 登録: which record this device is a part of.
import { genesis } from '../../../shared/sync/chain.ts'
import type { Person, RecordDatabase } from './database.ts'
import { outboxState } from './outbox.ts'
import { bringToOtherRecord, parcelsForOtherRecord } from './other-record.ts'
import type { Phone } from './phone.ts'
import { changeSelf, knownSelf, selfIn } from './self.ts'

/** Another record makes everything stand anew. */
const patienceMs = 60_000

/**
 * Binds this device to a town's record; not a byte of what is stored changes. In the same record again it goes on
 * from its cursor; in another one, which a person has agreed to, everything of its own waits to be sent.
 */
export async function bindToRecord(
  phone: Phone,
  record: string,
  deviceName: string,
  invited: Person | null,
): Promise<void> {
  await phone.withDatabase(async (database) => {
    while (!(await bindOnce(phone, database, record, deviceName, invited)));
  }, patienceMs)
  await phone.announce({ what: 'enrolled' })
}

/** False where something was said or received meanwhile: then nothing was changed. */
async function bindOnce(
  phone: Phone,
  database: RecordDatabase,
  record: string,
  deviceName: string,
  invited: Person | null,
): Promise<boolean> {
  const known = await knownSelf(phone, database)
  const waiting = await outboxState(database)
  const isOther = known.enrolment !== null && known.enrolment.record !== record
  const parcels = isOther ? await parcelsForOtherRecord(phone, database, known) : []
  return database.transaction('rw', boundTables(database), async () => {
    const before = (await selfIn(phone, database)).enrolment
    const moved = before?.cursor.hash !== known.enrolment?.cursor.hash
    if (isOther && (moved || (await outboxState(database)) !== waiting)) return false
    const same = before?.record === record
    await changeSelf(phone, database, ({ person: user, people: users, chainAlarm, second }) => ({
      enrolment: same
        ? { ...before, deviceName }
        : { record, deviceName, cursor: { ...genesis(record), generation: 1 } },
      sessionEnded: false,
      revoked: false,
      second: second === 'parted' ? null : second,
      chainAlarm: same ? chainAlarm : null,
      ...(same ? {} : { next: null, left: [] }),
      person: user ?? invited,
      people: users.length === 0 && invited !== null ? [invited] : users,
    }))
    if (isOther) await bringToOtherRecord(database, parcels)
    return true
  })
}

/** All that may change when a device is bound to a record. */
function boundTables(database: RecordDatabase) {
  const { self, outbox, pages, skeletons, nextPages, nextSkeletons, aside, numbers, made, attachments } =
    database
  return [self, outbox, pages, skeletons, nextPages, nextSkeletons, aside, numbers, made, attachments]
}
