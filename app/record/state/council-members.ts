// Members of the council (1-4) as this device knows them: named once, offered at every later meeting.
import { computed } from 'vue'
import { councilMembers } from '../../../shared/incident/council-members.ts'
import { useRecord } from './record.ts'

export function useCouncilMembers() {
  const record = useRecord()
  return computed(() => councilMembers(record.town))
}
