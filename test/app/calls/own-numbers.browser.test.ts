// The town's own numbers on the call screen: they take no room from what has to be pressed first.
import { expect, it } from 'vitest'
import { townSubject } from '../../../shared/incident/subjects.ts'
import { open, say, sizes } from '../screen.ts'
import type { Screen } from '../screen.ts'
import { freshDevice } from '../town.ts'

it('[1-2][別記] however many the town adds, 事案を記録する and the plan’s numbers stay on the first screen, in place', async () => {
  await freshDevice()
  const bare = await open(undefined, sizes.phone)
  const before = tops(bare)
  bare.close()
  await say(
    townSubject,
    own('maintainer', '保守 夜間', '09011112222'),
    own('protectionChief', '統括 丁', '09033334444'),
    own(null, '総務課', '0749427692'),
  )
  const screen = await open(undefined, sizes.phone)
  await expect.poll(() => screen.css('#numbers .call').elements().length).toBe(6)
  expect(tops(screen)).toEqual(before)
  await expect.element(screen.css('#calls > .act')).toBeInViewport({ ratio: 1 })
  const tabs = screen.css('.tabs').element().getBoundingClientRect()
  expect(screen.css('#calls > .act').element().getBoundingClientRect().bottom).toBeLessThanOrEqual(tabs.top)
})

function own(office: string | null, name: string, number: string) {
  const entry = { office, name, number, whileLocked: true }
  return { type: 'v1.contactEntered' as const, body: { contact: `own-${number}`, entry } }
}

function tops(screen: Screen): number[] {
  const all = [
    ...screen.document().querySelectorAll('#prefecture .call, [data-office=agency], #calls > .act'),
  ]
  return all.map((one) => one.getBoundingClientRect().top)
}
