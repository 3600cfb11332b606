// This device as the screens see it: enrolled or not, who is using it, what the last answer said.
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { genesis } from '../../../shared/sync/chain.ts'
import { announce, onChange } from '../log/changes.ts'
import { withDatabase } from '../log/database.ts'
import type { Person, RecordDatabase, Self } from '../log/database.ts'
import { logTables } from '../log/operation-rows.ts'
import { waitAgain } from '../log/outbox.ts'
import { receiptNumberTables } from '../derived/receipt-numbers.ts'
import { changeSelf, knownSelf, selfIn } from '../log/self.ts'

const maxPeople = 8

export const useDevice = defineStore('device', () => {
  const self = shallowRef<Self | null>(null)
  const person = computed(() => self.value?.person ?? null)
  const people = computed(() => self.value?.people ?? [])

  async function load(): Promise<void> {
    try {
      self.value = await withDatabase(knownSelf)
    } catch {
      // The record's own reader tells the person that the database is away.
    }
  }

  async function change(into: (self: Self) => Partial<Self>): Promise<void> {
    self.value = await withDatabase((database) => changeSelf(database, into))
    await announce({ what: 'self' })
  }

  /** いま使っている人: stamped on what is entered from now on, never on what was. */
  const usedBy = (now: Person) =>
    change((before) => ({
      person: now,
      people: [now, ...before.people.filter(({ name }) => name !== now.name)].slice(0, maxPeople),
    })).catch(() => {
      // The record's own reader tells the person that the database is away.
    })

  /**
   * Binds this device to a town's record; not a byte of what is stored changes. In the same record again it goes on
   * from its cursor; in another one, which a person has agreed to, everything of its own waits to be sent.
   */
  async function enrolled(record: string, deviceName: string, invited: Person | null): Promise<void> {
    await withDatabase((database) =>
      database.transaction('rw', boundTables(database), async () => {
        const before = (await selfIn(database)).enrolment
        const same = before?.record === record
        const own = await changeSelf(database, ({ person: user, people: users, chainAlarm }) => ({
          enrolment: same ? { ...before, deviceName } : { record, deviceName, cursor: genesis(record) },
          sessionEnded: false,
          revoked: false,
          chainAlarm: same ? chainAlarm : null,
          person: user ?? invited,
          people: users.length === 0 && invited !== null ? [invited] : users,
        }))
        if (before !== null && !same) await waitAgain(database, own.device)
      }),
    )
    await announce({ what: 'enrolled' })
  }

  onChange(load)
  return { self, person, people, load, usedBy, enrolled }
})

/** All that may change when a device is bound to a record. */
function boundTables(database: RecordDatabase) {
  return [...logTables(database), ...receiptNumberTables(database), database.attachments]
}
