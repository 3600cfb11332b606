// Calls that an incident may take in 直前の発信 (OP6): those that no incident has, but for 確認の電話 by which a number was
// only tried.
import { computed } from 'vue'
import { checkCalls } from '../../../shared/rules/town/contacts-in-force.ts'
import { useRecord } from './record.ts'
import { useTown } from './town.ts'

export function useLooseCalls() {
  const record = useRecord()
  const town = useTown()
  return computed(() => {
    const checks = checkCalls(town.town)
    return record.unplacedCalls.filter(({ id }) => !checks.has(id))
  })
}
