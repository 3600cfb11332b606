// This device as the screens see it: enrolled or not, who is using it, what the last answer said.
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { genesis } from '../../shared/sync/chain.ts'
import { announce, onChange } from './changes.ts'
import { withDatabase } from './database.ts'
import type { Person, Self } from './database.ts'
import { changeSelf, knownSelf } from './self.ts'

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
    await announce({ subjects: [], appended: false })
  }

  /** いま使っている人: stamped on what is entered from now on, never on what was. */
  const usedBy = (now: Person) =>
    change((before) => ({
      person: now,
      people: [now, ...before.people.filter(({ name }) => name !== now.name)].slice(0, maxPeople),
    }))

  /**
   * Binds this device to a town's record; not a byte of what is stored changes. Enrolled again in the same record,
   * it goes on from its cursor.
   */
  const enrolled = (record: string, deviceName: string, invited: Person | null) =>
    change((before) => ({
      enrolment:
        before.enrolment?.record === record
          ? before.enrolment
          : { record, deviceName, cursor: genesis(record) },
      sessionEnded: false,
      person: before.person ?? invited,
      people: before.people.length === 0 && invited !== null ? [invited] : before.people,
    }))

  onChange(load)
  return { self, person, people, load, usedBy, enrolled }
})
