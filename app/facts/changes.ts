// What a correction 訂正 changes: of each field, of time and of person both values, in words (OP5).
import { amended } from '../../shared/incident/corrections.ts'
import type { FoldedEntry } from '../../shared/incident/fold.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import type { Operation, ReadOperation } from '../../shared/incident/operation.ts'
import type { TimelineItem } from '../../shared/incident/timeline.ts'
import { actorInWords } from '../words/actor-words.ts'
import { timeInWords } from '../words/paper-time.ts'
import { askedFields } from './description.ts'
import { descriptions } from './descriptions.ts'
import { inWords, nameOf, plainLabel } from './field.ts'
import type { About, SaidBody } from './field.ts'

export type FieldChange = { name: string; before: string; after: string }

const nothing = 'なし'

type Told = Pick<TimelineItem, 'entry' | 'outcome' | 'corrects'>

/**
 * Of what a line of the timeline tells: what was corrected of it and, where it is a call, of what came of it; or, where it
 * is a correction, what that changed.
 */
export function changesTold(
  { entry, outcome, corrects }: Told,
  about: { incident: Incident; now: Date },
): FieldChange[] {
  return [...changesOf(entry, corrects, about), ...(outcome === null ? [] : changesOf(outcome, null, about))]
}

function changesOf(
  { standing, read }: FoldedEntry,
  corrects: FoldedEntry | null,
  about: About,
): FieldChange[] {
  if (standing.nature === 'amended') return changesBetween(read, standing.read, about)
  const correction = standing.read
  if (corrects === null || !correction.known || correction.operation.type !== 'v1.corrected') return []
  const { body } = correction.operation
  if (body.nature !== 'amended' || !corrects.read.known) return []
  const after = amended(corrects.read.operation, body)
  return after === null ? [] : changesBetween(corrects.read, after, about)
}

function changesBetween(before: ReadOperation, after: ReadOperation, about: About): FieldChange[] {
  if (!before.known || !after.known) return []
  const [was, is] = [before.operation, after.operation]
  return [
    ...fieldChanges(was, is, about),
    ...change('日時', timeInWords(was.at, about.now), timeInWords(is.at, about.now)),
    ...change('行った人', who(was), who(is)),
  ]
}

function fieldChanges({ type, body }: Operation, { body: now }: Operation, about: About): FieldChange[] {
  const [was, is]: SaidBody[] = [body, now]
  return askedFields(descriptions[type]).flatMap(([name, field]) => {
    const words = (of: SaidBody | undefined) => inWords(field, of?.[name], about) ?? nothing
    return change(nameOf(field) || plainLabel(field), words(was), words(is))
  })
}

function change(name: string, before: string, after: string): FieldChange[] {
  return before === after ? [] : [{ name, before, after }]
}

const who = ({ by, office, actingFor }: Operation) => actorInWords(by, office, actingFor)
