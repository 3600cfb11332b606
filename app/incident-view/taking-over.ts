// 引き受けた, said of whoever answered: who will do what is owed, on every phone (TL5).
import type { Incident } from '../../shared/incident/incident.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import type { Duty } from '../../shared/rules/duty.ts'
import { recipientsOf } from '../../shared/rules/telling.ts'
import { ownOffice } from '../../shared/rules/town/holders.ts'
import type { Woken } from '../../shared/rules/waking.ts'
import { useSaving } from '../record/state/use-saving.ts'
import { useTown } from '../record/state/town.ts'
import { shortOffice } from '../words/short-offices.ts'

/** `whom`: whom it tells, of several notices; else empty. */
export type Takeable = { duty: Duty; whom: string }

/** Each of several notices is taken over by itself; of anything else the first. */
export function takeableOf(duties: readonly Duty[], incident: Incident, plan: Plan): Takeable[] {
  const recipients = recipientsOf(duties, incident, plan)
  if (recipients.length <= 1) return duties.slice(0, 1).map((duty) => ({ duty, whom: '' }))
  return recipients.flatMap(({ office, duties: [duty] }) =>
    duty === undefined ? [] : [{ duty, whom: shortOffice(office) }],
  )
}

export function useTakingOver(incident: () => Incident) {
  const town = useTown()
  const { failed, saving, save } = useSaving()

  /** A deputy has an office of their own, or none: to act for another is said with the act. */
  function takeOver({ id }: Duty, { name, office, isDeputy }: Woken): void {
    if (name === null) return
    const body = { duty: id, person: name, office: isDeputy ? ownOffice(town.town, name) : office }
    void save([{ type: 'v1.takenOver', subject: incident().id, body }])
  }

  return { failed, saving, takeOver }
}
