// Forms 様式 by name. Ours is how they look: the plan names 別紙1, 別紙2 and 別紙3 and prints none of them.
import { formHeadings } from '#plan'
import { clauseLabel } from './clause-label.ts'

/** The edition of our forms 1 to 3, which the record keeps with each handing over. */
export const formVersion = '1'

type Form = '別紙1' | '別紙2' | '別紙3'

/** `緊急時通報受付票`; a form that the town's plan lacks goes by its number. */
export function formHeading(form: Form): string {
  return formHeadings[form] ?? clauseLabel(form)
}

/** `緊急時通報受付票(別紙1)` */
export function formName(form: Form): string {
  return `${formHeading(form)}(${clauseLabel(form)})`
}
