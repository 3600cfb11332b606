// A form that begins with what the record says: it follows that as long as nobody has typed, and is gone once it was saved.
import { beforeEach, expect, it } from 'vitest'
import { townSubject } from '../../../shared/incident/subjects.ts'
import { open, recorded, said, say, subjectOf } from '../screen.ts'
import type { Screen } from '../screen.ts'
import { freshDevice } from '../town.ts'

beforeEach(freshDevice)

const cause = { what: '持ち込んだ媒体', period: '23時ごろ', place: null, method: null, helpedBy: [] }
const found = { type: 'v1.causeFound', body: cause } as const
const save = (screen: Screen) => screen.getByRole('button', { name: '原因を保存する' })

// On a slow phone it stood open and empty beside the line that had just been saved, and then closed over what was typed.
it('[ST4] the moment in which a line is shown is that in which its form closes, and the next form begins with it', async () => {
  const screen = await open(`${await recorded('業務端末に見慣れない操作がある')}/cause`)
  await screen.getByText('解明した原因を記録する').click()
  await screen.getByLabelText('解明した原因').fill(cause.what)
  await screen.getByLabelText('時期').fill(cause.period)
  const both = seenInAnyTask(screen, () => {
    const text = screen.document().querySelector('main')?.textContent ?? ''
    return text.includes(`時期: ${cause.period}`) && text.includes('原因を保存する')
  })
  await save(screen).click()
  await expect.element(screen.getByText(`時期: ${cause.period}`)).toBeVisible()
  expect(both()).toBe(false)
  await screen.getByText('分かったことを加えて記録する').click()
  await expect.element(screen.getByLabelText('時期')).toHaveValue(cause.period)
  await screen.getByLabelText('場所').fill('窓口')
  await save(screen).click()
  await expect.element(screen.getByText('場所: 窓口')).toBeVisible()
  expect((await said()).at(-1)?.body).toMatchObject({ period: cause.period, place: '窓口' })
})

// It was saved as it stood when it was opened: what another had found meanwhile was not in the cause any more.
it('[3-6][ST4] what is said elsewhere stands in the open form, beside what was typed there', async () => {
  const path = await recorded('業務端末に見慣れない操作がある')
  const screen = await open(`${path}/cause`)
  await screen.getByText('解明した原因を記録する').click()
  await screen.getByLabelText('場所').fill('窓口')
  await say(subjectOf(path), found)
  await expect.element(screen.getByLabelText('時期')).toHaveValue(cause.period)
  await expect.element(screen.getByLabelText('場所')).toHaveValue('窓口')
})

it('[ST4][TR1] an open form of the town follows what is in force, beside what was typed there', async () => {
  const screen = await open('/town/hours')
  await screen.getByText('業務時間を変更する').click()
  await screen.getByLabelText('終わり').fill('18:00')
  await say(townSubject, { type: 'v1.hoursEntered', body: { openMinute: 9 * 60, closeMinute: 17 * 60 } })
  await expect.element(screen.getByLabelText('始まり')).toHaveValue('09:00')
  await expect.element(screen.getByLabelText('終わり')).toHaveValue('18:00')
})

/** Looks between any two tasks of the page: a person's tap may come there. */
function seenInAnyTask(screen: Screen, isSo: () => boolean): () => boolean {
  const { port1, port2 } = new (screen.window().MessageChannel)()
  let seen = false
  port1.addEventListener('message', () => {
    seen ||= isSo()
    port2.postMessage(null)
  })
  port1.start()
  port2.postMessage(null)
  return () => {
    port1.close()
    return seen
  }
}
