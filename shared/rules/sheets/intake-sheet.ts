// Intake sheet 緊急時通報受付票 (別紙1) as it stands: nothing is typed twice, so what nobody has said on the form comes
// from the record that began it.
import type { Incident } from '../../incident/incident.ts'
import type { IntakeForm } from '../../incident/intake-form.ts'

/** The form, with 受付日時 and 受付者 of the first intake where no others have been said. */
export function intakeSheet({ intakes, intakeForm }: Incident): IntakeForm {
  return {
    ...intakeForm,
    receivedAt: intakeForm.receivedAt ?? intakes[0]?.at ?? null,
    receivedBy: intakeForm.receivedBy ?? intakes[0]?.by ?? null,
  }
}

/** Found 発見 by the town itself: there is no 通報元, as long as nobody names one. */
export function hasNoReporter({ coming, reporterKind, reporter }: IntakeForm): boolean {
  return coming === 'discovered' && reporterKind === null && reporter === null
}
