// What is wrong with a form, beside its field, brought into sight over whatever stands fixed above the tabs.

/** The first problem that the form says, and the field it is about. Once they are drawn. */
export function showProblem(form: HTMLElement | null): void {
  const problem = form?.querySelector('.problem:not([hidden])')
  form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  problem?.scrollIntoView({ block: 'nearest' })
}
