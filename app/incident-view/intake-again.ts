// A first record that was taken back: what was typed is in its field again, to be said better.
import type { ReadOperation } from '../../shared/incident/operation.ts'
import { keepDraft, keptDraft } from '../record/log/drafts.ts'
import { phone } from '../record/log/this-phone.ts'

/** The key of the draft of 「何が起きたか」. */
export function intakeDraft(drill: boolean): string {
  return drill ? 'intake drill' : 'intake'
}

/** Below what was begun there meanwhile. Answers the name of the screen to type on at; null: it was no first record. */
export async function giveBackIntake({ known, operation }: ReadOperation): Promise<string | null> {
  if (!known || operation.type !== 'v1.intakeReceived') return null
  const { what, drill = false } = operation.body
  const key = intakeDraft(drill)
  const begun = await keptDraft(phone, key).catch(() => '')
  await keepDraft(phone, key, begun === '' ? what : `${begun}\n${what}`).catch(() => {})
  return drill ? 'drillIntake' : 'intake'
}
