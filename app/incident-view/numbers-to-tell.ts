// The numbers of whom is told: an office's in the order of the moment, or those of one person in its place. Whoever calls a
// deputy or a member here calls the office.
import { computed } from 'vue'
import { isNumberOf } from '../../shared/rules/town/contacts-in-force.ts'
import { useCouncilMembers } from '../record/state/council-members.ts'
import { useTown } from '../record/state/town.ts'
import { useRankedContacts } from './ranked-contacts.ts'
import { readNumber } from '../words/read-number.ts'
import { whenToCall } from '../words/contact-words.ts'

/** `person`: null: the office's own numbers. */
export function useNumbersToTell(office: () => string, person: () => string | null) {
  const town = useTown()
  const members = useCouncilMembers()
  const { ranked } = useRankedContacts()
  return computed(() => {
    const name = person()
    const own = ranked.value.filter((one) =>
      name === null ? one.office === office() : isNumberOf(one, name),
    )
    const numbers = own.map((one) => ({
      id: one.id,
      name: one.name,
      digits: one.digits,
      office: office(),
      shown: readNumber(one.shown),
      when: whenToCall(one, town.hours),
    }))
    const ofMember = members.value.flatMap(({ name: member, number }) =>
      office() !== 'council' || member !== name || number === null
        ? []
        : [{ name: member, digits: number, office: 'council', shown: readNumber(number), when: '' }],
    )
    return [...ofMember, ...numbers]
  })
}
