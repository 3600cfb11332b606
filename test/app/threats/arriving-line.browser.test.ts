// A judgement in the making while others write.
import { expect, it } from 'vitest'
import { open, recorded, said, say, sizes, subjectOf } from '../screen.ts'
import { freshDevice } from '../town.ts'

// What arrived made the ticked examples another list, of the same words.
it('[3-2(4)] which level is likely stays asked while a line of the incident arrives', async () => {
  await freshDevice()
  const incident = await recorded('住基端末に見慣れないログイン履歴がある')
  const screen = await open(`${incident}/threat`, sizes.smallPhone)
  await screen.getByRole('button', { name: '可能性が高いとして記録' }).click()
  const question = screen.getByRole('group', { name: 'どのレベルの可能性が高いですか' })
  await expect.element(question).toBeVisible()
  const [note] = await say(subjectOf(incident), { type: 'v1.noted', body: { what: '業者が着いた' } })
  await expect.poll(async () => (await said()).at(-1)?.id).toBe(note)
  await new Promise((arrived) => setTimeout(arrived, 500))
  await expect.element(question).toBeVisible()
})
