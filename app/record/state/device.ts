// This device as the screens see it: enrolled or not, who is using it, what the last answer said.
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Person, Self } from '../log/database.ts'
import { changeSelf, knownSelf } from '../log/self.ts'
import { phone } from '../log/this-phone.ts'
import { rememberClockOffset } from '../derived/first-paint-memory.ts'

const maxPeople = 8

export const useDevice = defineStore('device', () => {
  const self = shallowRef<Self | null>(null)
  const person = computed(() => self.value?.person ?? null)
  const people = computed(() => self.value?.people ?? [])

  async function load(): Promise<void> {
    try {
      const read = await phone.withDatabase((database) => knownSelf(phone, database))
      self.value = read
      if (read.lastAnswerAt !== null) rememberClockOffset(read.clockOffsetMs)
    } catch {
      // The record's own reader tells the person that the database is away.
    }
  }

  async function change(into: (self: Self) => Partial<Self>): Promise<void> {
    self.value = await phone.withDatabase((database) => changeSelf(phone, database, into))
    await phone.announce({ what: 'self' })
  }

  /** いま使っている人: stamped on what is entered from now on, never on what was. */
  const usedBy = (now: Person) =>
    change((before) => ({
      person: now,
      people: [now, ...before.people.filter(({ name }) => name !== now.name)].slice(0, maxPeople),
    })).catch(() => {
      // The record's own reader tells the person that the database is away.
    })

  async function enrolled(record: string, deviceName: string, invited: Person | null): Promise<void> {
    // What works out hashes comes when it is wanted.
    const { bindToRecord } = await import('../log/bind.ts')
    await bindToRecord(phone, record, deviceName, invited)
  }

  // What is said here changes nothing of it that is shown.
  phone.onChange(({ what }) => (what === 'appended' ? undefined : load()))
  return { self, person, people, load, usedBy, enrolled }
})
