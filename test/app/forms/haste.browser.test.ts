// Acts that are pressed while another is still being saved: each is saved, and what fails stays said.
import { beforeEach, expect, it } from 'vitest'
import { callsSubject, townSubject } from '../../../shared/incident/subjects.ts'
import { beforeLoading, open, recorded, said, say, subjectOf, unfold } from '../screen.ts'
import { freshDevice } from '../town.ts'

beforeEach(freshDevice)

/** Another page of this device holds the outbox for so long: every save waits. */
async function holdOutbox(ms: number): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('juki-net-record')
    opening.addEventListener('success', () => resolve(opening.result))
    opening.addEventListener('error', () => reject(opening.error))
  })
  const transaction = database.transaction('outbox', 'readwrite')
  const until = performance.now() + ms
  const hold = () => {
    if (performance.now() < until) transaction.objectStore('outbox').count().addEventListener('success', hold)
  }
  hold()
  transaction.addEventListener('complete', () => database.close())
}

const bodies = async (type: string) =>
  (await said()).filter((operation) => operation.type === type).map(({ body }) => body)

// By the type alone the second was taken for the first, and was dropped in silence.
it('[SC3] two calls taken into an incident, the second while the first is saved, are both in it', async () => {
  for (const number of ['03123456781', '03123456782'])
    await say(callsSubject, {
      type: 'v1.callPlaced',
      body: { contact: null, organisation: `業者 ${number}`, number },
    })
  const screen = await open(await recorded('業務端末が起動しない', 'fault'))
  await unfold(screen)
  const take = screen.css('button').filter({ hasText: '含める' })
  await expect.poll(() => take.elements().length).toBe(2)
  await holdOutbox(1_500)
  for (const button of take.elements()) (button as HTMLElement).click()
  await expect.poll(() => bodies('v1.callIncluded')).toHaveLength(2)
})

it('[SC3] a member’s second answer, while the first is saved, is the one that stands', async () => {
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(
    subjectOf(path),
    {
      type: 'v1.threatAssessed',
      body: { level: 3, examples: [], reason: '確認した', helpedBy: [], replaces: [] },
    },
    { type: 'v1.councilConvened', body: { clause: '3-3', what: null } },
  )
  await say(townSubject, { type: 'v1.memberNamed', body: { member: '委員 一', number: null } })
  const screen = await open(`${path}/council`)
  const answers = screen.css('.member-answers button')
  await expect.poll(() => answers.elements().length).toBe(3)
  await holdOutbox(1_500)
  for (const button of answers.elements().slice(0, 2)) (button as HTMLElement).click()
  await expect.poll(() => bodies('v1.memberAnswered')).toHaveLength(2)
  expect((await bodies('v1.memberAnswered')).at(-1)).toMatchObject({ answer: 'cannotAttend' })
})

it('[ST2] that an act could not be saved is said, and another that waited for it does not sweep that away', async () => {
  let left = 0
  beforeLoading((browser) => {
    const { add } = browser.IDBObjectStore.prototype
    browser.IDBObjectStore.prototype.add = function adding(this: IDBObjectStore, ...given) {
      const request = add.apply(this, given)
      if (this.name === 'outbox' && left-- > 0)
        request.addEventListener('success', () => this.transaction.abort())
      return request
    }
  })
  const path = await recorded('業務端末に見慣れない操作がある')
  const likely = { level: 3 as const, examples: [], reason: null }
  await say(subjectOf(path), { type: 'v1.threatSuspected', body: likely })
  const screen = await open(`${path}/call/prefecture`)
  await screen.css('.tell-call').click()
  const [connected, told] = ['つながった', '通報した'].map((name) =>
    screen.getByRole('button', { name, exact: true }),
  )
  await expect.element(told!).toBeVisible()
  await expect.poll(() => bodies('v1.callPlaced')).toHaveLength(1)
  left = 3
  await holdOutbox(600)
  for (const button of [connected!, told!]) (button.element() as HTMLElement).click()
  await expect.element(screen.getByText('保存できませんでした').first()).toBeVisible()
  await told!.click()
  await expect.poll(() => bodies('v1.notified')).toHaveLength(1)
})
