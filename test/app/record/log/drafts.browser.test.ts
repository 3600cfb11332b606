// Drafts (ST4): what is half written survives a reload, in any tab, and is never an operation.
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { effectScope, nextTick } from 'vue'
import { append, newId } from '../../../../app/record/log/append.ts'
import { forgetDraft, keepDraft, keptDraft } from '../../../../app/record/log/drafts.ts'
import { takeInLeft } from '../../../../app/record/derived/left-drafts.ts'
import { nextBatch } from '../../../../app/record/log/outbox.ts'
import { useDraft } from '../../../../app/record/state/use-draft.ts'
import { sync } from '../../../../app/sync/engine.ts'
import { killConnections } from '../../storage-faults.ts'
import { openTab } from '../../tabs.ts'
import { enrolHere, openTown, rows, town } from '../../town.ts'
import { phone } from '../../../../app/record/log/this-phone.ts'

const text = '住基端末に見慣れないログイン履歴が'

beforeEach(openTown)

/** A field on a screen that is closed with the test. */
function fieldOf(key: string) {
  const screen = effectScope()
  onTestFinished(() => screen.stop())
  return screen.run(() => useDraft(key)) as ReturnType<typeof useDraft>
}

it('[ST4] a draft is there after a reload, under its own name', async () => {
  await keepDraft(phone, 'intake', text)
  const reloaded = await openTab()
  expect(await reloaded.drafts.keptDraft(reloaded.thisPhone.phone, 'intake')).toBe(text)
  expect(await reloaded.drafts.keptDraft(reloaded.thisPhone.phone, 'measure')).toBe('')
})

it('[ST4] the last text stands until it is forgotten', async () => {
  await keepDraft(phone, 'intake', text)
  await keepDraft(phone, 'intake', `${text}ある`)
  expect(await keptDraft(phone, 'intake')).toBe(`${text}ある`)
  await forgetDraft(phone, 'intake', `${text}ある`)
  expect(await keptDraft(phone, 'intake')).toBe('')
})

// A form opened again at once, while the last text was still being forgotten, began with what had just been saved.
it('[ST4] what this page is still writing or forgetting is what is kept', async () => {
  await keepDraft(phone, 'intake', text)
  const forgotten = forgetDraft(phone, 'intake', text)
  expect(await keptDraft(phone, 'intake')).toBe('')
  await forgotten
  const kept = keepDraft(phone, 'intake', `${text}ある`)
  expect(await keptDraft(phone, 'intake')).toBe(`${text}ある`)
  await kept
})

// A page put away while it wrote left its last text, and an older one in the database came back after that was saved.
it('[ST4] what a page left behind is forgotten whole, with the older text that it had written', async () => {
  await keepDraft(phone, 'intake', text)
  localStorage.setItem('draft intake', `${text}ある`)
  expect(await keptDraft(phone, 'intake')).toBe(`${text}ある`)
  await forgetDraft(phone, 'intake', `${text}ある`)
  expect(await keptDraft(phone, 'intake')).toBe('')
  await keepDraft(phone, 'intake', text)
  localStorage.setItem('draft intake', '')
  expect(await keptDraft(phone, 'intake')).toBe('')
  await expect.poll(() => localStorage.getItem('draft intake')).toBe(null)
  expect(await keptDraft(phone, 'intake')).toBe('')
})

it('[ST10] what a page left behind does not lie unsealed until somebody asks for it', async () => {
  localStorage.setItem('draft intake', text)
  await takeInLeft()
  await expect.poll(() => localStorage.getItem('draft intake')).toBe(null)
  expect(await keptDraft(phone, 'intake')).toBe(text)
})

it('[ST4] a draft is no operation: nothing waits, and nothing of it is sent', async () => {
  await enrolHere()
  await keepDraft(phone, 'intake', text)
  expect(await rows()).toEqual([])
  expect((await nextBatch(phone, 10)).lines).toEqual([])
  expect(await sync(phone)).toBe('done')
  await append(phone, [{ type: 'v1.intakeReceived', subject: newId(phone), body: { what: '別の記録' } }])
  expect(await sync(phone)).toBe('done')
  const sent = await town.asked()
  expect(sent.flatMap(({ lines }) => lines)).toHaveLength(1)
  expect(JSON.stringify([sent, await town.lines()])).not.toContain(text)
  expect(await keptDraft(phone, 'intake')).toBe(text)
})

it('[ST4] a draft is kept though the handle died before it was written', async () => {
  killConnections()
  await keepDraft(phone, 'intake', text)
  expect(await keptDraft(phone, 'intake')).toBe(text)
})

it('[ST4] a field keeps what is typed at every change, and finds it again', async () => {
  const field = fieldOf('field')
  for (const typed of ['住', '住基', '住基端末']) {
    field.text.value = typed
    await nextTick()
  }
  await expect.poll(() => keptDraft(phone, 'field')).toBe('住基端末')
  const again = fieldOf('field')
  await expect.poll(() => again.text.value).toBe('住基端末')
})

it('[ST4] a field that became a record has no draft any more', async () => {
  const field = fieldOf('field')
  field.text.value = text
  await nextTick()
  await field.forget()
  expect(await keptDraft(phone, 'field')).toBe('')
})

it('[ST4] two tabs type under the same name: saving in one forgets its own text alone, whichever came last', async () => {
  const tab = await openTab()
  const field = fieldOf('field')
  field.text.value = 'ここ'
  await expect.poll(() => keptDraft(phone, 'field')).toBe('ここ')
  await tab.drafts.keepDraft(tab.thisPhone.phone, 'field', 'となり')
  await field.forget()
  expect(await keptDraft(phone, 'field')).toBe('となり')

  const again = fieldOf('again')
  again.text.value = 'ここ'
  await expect.poll(() => keptDraft(phone, 'again')).toBe('ここ')
  await tab.drafts.keepDraft(tab.thisPhone.phone, 'again', 'となり')
  await tab.drafts.forgetDraft(tab.thisPhone.phone, 'again', 'となり')
  await expect.poll(() => keptDraft(phone, 'again')).toBe('ここ')
})

it('[ST4] what was saved in one tab is no draft of another that only found it', async () => {
  await keepDraft(phone, 'field', text)
  const field = fieldOf('field')
  await expect.poll(() => field.text.value).toBe(text)
  const tab = await openTab()
  await tab.drafts.keepDraft(tab.thisPhone.phone, 'field', `${text}ある`)
  await tab.drafts.forgetDraft(tab.thisPhone.phone, 'field', `${text}ある`)
  await expect.poll(() => tab.drafts.keptDraft(tab.thisPhone.phone, 'field')).toBe('')
})

it('[ST4] what is typed before the draft was found is not overwritten by it', async () => {
  await keepDraft(phone, 'field', text)
  const field = fieldOf('field')
  field.text.value = '今打っている'
  await expect.poll(() => keptDraft(phone, 'field')).toBe('今打っている')
  expect(field.text.value).toBe('今打っている')
})

it('[ST4] what was typed the moment before the page went is there, and gives way to what is typed next', async () => {
  const going = await openTab()
  void going.drafts.keepDraft(going.thisPhone.phone, 'intake', text)
  going.window.dispatchEvent(new Event('pagehide'))
  going.close()
  const next = await openTab()
  expect(await next.drafts.keptDraft(next.thisPhone.phone, 'intake')).toBe(text)
  await next.drafts.keepDraft(next.thisPhone.phone, 'intake', '書き直した')
  expect(await keptDraft(phone, 'intake')).toBe('書き直した')
  expect(localStorage.length).toBe(0)
})
