// Intake sheet 緊急時通報受付票 (別紙1) as it stands: nothing is typed twice, so what nobody has said on the form comes
// from the record that began it.
import { firstYear } from '../../incident/clock-bounds.ts'
import type { Incident } from '../../incident/incident.ts'
import { intakeFields } from '../../incident/intake-form.ts'
import type { IntakeField, IntakeForm, Party, PartyField } from '../../incident/intake-form.ts'

/** The form, with 受付日時 and 受付者 of the first intake where no others have been said. */
export function intakeSheet({ intakes, intakeForm }: Incident): IntakeForm {
  const at = intakes[0]?.at ?? ''
  return {
    ...intakeForm,
    // A clock that was set to nothing tells no time of receipt (SY3).
    receivedAt: intakeForm.receivedAt ?? (at < firstYear ? null : at),
    receivedBy: intakeForm.receivedBy ?? intakes[0]?.by ?? null,
  }
}

/** Found 発見 by the town itself: there is no 通報元, as long as nobody names one. */
export function hasNoReporter({ coming, reporterKind, reporter }: IntakeForm): boolean {
  return coming === 'discovered' && reporterKind === null && reporter === null
}

/** The town's own number, a time that may never be known, and what 1-3 doesn't ask for: our columns, and examples (参考). */
const mayStayBlank: readonly IntakeField[] = [
  'documentNumber',
  'occurredAt',
  'equipment',
  'measureExamples',
  'residentImpact',
]

/**
 * The fields of the form that are still asked for (未記入), in its order. Our reading of which: of a person the name, or that of
 * the organisation; the rest may stay blank. An empty list of ticks is an answer, the words by
 * which the event was recorded are its details, and what the town found itself has no 通報元.
 */
export function blanksOf(incident: Incident): IntakeField[] {
  const sheet = intakeSheet(incident)
  const answered = (field: IntakeField) =>
    (isParty(field) ? isNamed(sheet[field]) : sheet[field] !== null) ||
    mayStayBlank.includes(field) ||
    (field === 'details' && incident.intakes.length > 0) ||
    ((field === 'reporter' || field === 'reporterKind') && hasNoReporter(sheet))
  return intakeFields.filter((field) => !answered(field))
}

function isNamed(party: Party | null): boolean {
  return (party?.person ?? party?.organisation ?? null) !== null
}

function isParty(field: IntakeField): field is PartyField {
  return field === 'discoverer' || field === 'reporter'
}
