// Drafts of form 1 (ST4): kept field by field; what nobody has typed in follows the record, what somebody has does not.
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { useForm1Draft } from '../../../app/intake/use-form1-draft.ts'
import type { TypedFields } from '../../../app/facts/field.ts'
import { typedForm } from '../../../app/intake/form1-typed.ts'
import { keptDraft } from '../../../app/record/log/drafts.ts'
import { emptyIntakeForm } from '../../../shared/incident/intake-form.ts'
import { incident } from '../../people.ts'
import { openTown } from '../town.ts'
import { phone } from '../../../app/record/log/this-phone.ts'

beforeEach(openTown)

const kept = (key: string) => keptDraft(phone, `form1 ${incident} ${key}`)
const open = (changes: TypedFields = {}) => {
  const saved = ref({ ...typedForm(emptyIntakeForm), ...changes })
  // One that was left open would keep its own text when another is done.
  const screen = effectScope()
  onTestFinished(() => screen.stop())
  return { saved, ...(screen.run(() => useForm1Draft(incident, saved)) ?? expect.fail()) }
}

it('[ST4] what arrives from the record fills the fields nobody has typed in, and no others', async () => {
  const { saved, typed, drafted } = open()
  typed.place = '電算'
  saved.value = { ...saved.value, place: '庁舎1階', details: '届いた' }
  await nextTick()
  expect(typed).toMatchObject({ place: '電算', details: '届いた' })
  expect(drafted.value).toEqual(['place'])
  await expect.poll(() => kept('place')).toBe('=電算')
  expect(await kept('details')).toBe('')
})

it('[ST4] a draft found again stands over the record, and one typed back to the record is none', async () => {
  const first = open({ place: '電算室' })
  first.typed.place = ''
  await expect.poll(() => kept('place')).toBe('=')
  const again = open({ place: '電算室' })
  await expect.poll(() => again.restored.value).toEqual(['place'])
  expect(again.typed.place).toBe('')
  again.typed.place = '電算室'
  await expect.poll(() => kept('place')).toBe('')
})

it('[ST4] what is typed before the draft was found is not overwritten by it', async () => {
  const first = open()
  first.typed.place = '前の下書き'
  await expect.poll(() => kept('place')).toBe('=前の下書き')
  const again = open()
  again.typed.place = '今打っている'
  await expect.poll(() => kept('place')).toBe('=今打っている')
  expect(again.typed.place).toBe('今打っている')
})

it('[ST4] saving forgets its own draft, not one that another tab has written since', async () => {
  const [here, there] = [open(), open()]
  here.typed.place = 'ここ'
  here.typed.details = 'ここ'
  await expect.poll(() => kept('details')).toBe('=ここ')
  there.typed.place = 'となり'
  await expect.poll(() => kept('place')).toBe('=となり')
  await here.forget(['place', 'details'])
  expect([await kept('place'), await kept('details')]).toEqual(['=となり', ''])
})
