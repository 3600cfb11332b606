// What stands at the foot of each form: that it is ours, where the plan prints none.
import { clauseOf } from './clauses.ts'
import type { ClauseId } from './clauses.ts'
import { formVersion } from './forms.ts'

export const formNotes = { form1: noteOf('別紙1'), form2: noteOf('別紙2'), form3: noteOf('別紙3') } as const

function noteOf(form: ClauseId): string {
  const note = `計画本文から作成した参考様式(第${formVersion}版)`
  return clauseOf(form)?.headingIsOurs ? `${note}。題名も計画書にはありません` : note
}
