// The numbers in force on the call screen (1-2, 別記): rendered when the town's record changes them, put into the open
// page, and kept for the page as it opens next time. Comes when the page is idle: the call screen waits for nothing here.
import { watch } from 'vue'
import { townOf } from '../../shared/incident/town.ts'
import { contacts as printed, prefectureHours } from '#plan'
import { contactsInForce } from '../../shared/rules/town/contacts-in-force.ts'
import { keepPhoneNumbers } from '../offline/kept-phone-numbers.ts'
import { comingCount } from '../record/log/gap.ts'
import { useDevice } from '../record/state/device.ts'
import { useRecord } from '../record/state/record.ts'
import { useTown } from '../record/state/town.ts'
import { callButtons } from './call-buttons.ts'

const ofNumbers = ['v1.contactEntered', 'v1.numberConfirmed', 'v1.hoursEntered', 'v1.closedDayEntered']

const publicNumbers = {
  contacts: contactsInForce(printed, townOf([])),
  hours: prefectureHours,
  closed: new Map<string, string>(),
}

/** What people have typed stands in it as text: `callButtons` escapes it. */
const trusting = globalThis.trustedTypes?.createPolicy('numbers', { createHTML: (html) => html })

/** Follows the town's record for the life of this page. */
export function followTown(): void {
  const record = useRecord()
  const town = useTown()
  const device = useDevice()
  watch(
    () => {
      // Whoever has the phone now sees what anybody may (AU6).
      if (device.self?.revoked) return callButtons(publicNumbers)
      // A record that says nothing of numbers may have lost what it said, and one that is still coming may not have it yet:
      // what the page shows then stands.
      if (comingCount(device.self?.enrolment) > 0) return null
      const said = record.town.some(({ operation }) => ofNumbers.includes(operation.type))
      return said ? callButtons(town) : null
    },
    (numbers) => {
      if (numbers === null) return
      place(numbers)
      void keepPhoneNumbers(numbers)
    },
    { immediate: true },
  )
}

/**
 * Into the open page, unless it has them: a link that is being tapped is not taken from under the thumb. The focus stays
 * at whose number had it.
 */
function place(numbers: string): void {
  const standing = document.querySelector('#numbers')
  const page = document.createElement('template')
  page.innerHTML = trusting?.createHTML(numbers) ?? numbers
  if (standing === null || madeOf(standing) === madeOf(page.content)) return
  const focused = standing.querySelector<HTMLElement>(':focus')?.dataset['contact']
  standing.replaceChildren(page.content)
  const links = [...standing.querySelectorAll<HTMLElement>('[data-contact]')]
  if (focused !== undefined) {
    const same = links.find(({ dataset }) => dataset['contact'] === focused)
    ;(same ?? links[0])?.focus({ preventScroll: true })
  }
  dispatchEvent(new Event('numbers-placed'))
}

function madeOf(numbers: ParentNode): string | undefined {
  return numbers.querySelector<HTMLElement>('#prefecture')?.dataset['made']
}
