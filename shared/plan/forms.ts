// Forms 様式: what every printed sheet bears. Ours: the plan names 別紙1, 別紙2 and 別紙3 and prints none of them.
import { clauseOf } from './clauses.ts'
import type { ClauseId } from './clauses.ts'

/** The edition of our forms 1 to 3, which the record keeps with each handing over. */
export const formVersion = '1'

/** At the foot of each. */
export const formNotes = { form1: noteOf('別紙1'), form2: noteOf('別紙2'), form3: noteOf('別紙3') } as const

function noteOf(form: ClauseId): string {
  const note = `計画本文から作成した参考様式(第${formVersion}版)`
  return clauseOf(form)?.headingIsOurs ? `${note}。題名も計画書にはありません` : note
}
