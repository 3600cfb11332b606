// What the record holds of form 1: the operations whose save states tell where it is saved.
import type { Folded } from '../../shared/incident/fold.ts'
import type { IntakeField } from '../../shared/incident/intake-form.ts'

/** The ids of what was said of any of these fields and is no 誤入力. */
export function form1Operations({ entries }: Folded, fields: readonly IntakeField[]): string[] {
  return entries.flatMap(({ standing: { nature, read } }) => {
    if (nature === 'mistaken' || !read.known || read.operation.type !== 'v1.intakeDetailed') return []
    const { id, body } = read.operation
    return fields.some((field) => field in body.form) ? [id] : []
  })
}
