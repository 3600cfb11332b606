// The end of an enrolment on its own phone (AU6): whoever found or kept it sees the public numbers, and can record; the
// record, pictures and private numbers wait until it is enrolled again.
import { useDevice } from '../record/state/device.ts'
import { router } from '../router.ts'

const open = new Set<unknown>(['calls', 'intake', 'device', 'notFound'])
let guarded = false

/** Leads from every screen of the record to この端末, from now on, for as long as the enrolment is ended. */
export function coverRecord(): void {
  if (!guarded) router.beforeEach(({ name }) => !isEnded() || open.has(name) || '/device')
  guarded = true
  if (!open.has(router.currentRoute.value.name)) void router.replace('/device')
}

function isEnded(): boolean {
  return useDevice().self?.revoked === true
}
