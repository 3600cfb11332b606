// A number that was dialled, as it is read in a record. Apart from the words of calls, which the call screen needs at once.
import { contacts } from '#plan'
import { readNumber } from './read-number.ts'

/** A number of the plan as the plan's buttons show it; any other in its groups, where they are certain. */
export function shownNumber(digits: string): string {
  return contacts.find((contact) => contact.digits === digits)?.shown ?? readNumber(digits)
}
