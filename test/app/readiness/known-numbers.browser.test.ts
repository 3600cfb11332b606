// A number that is not known yet is not shown (RD8): what comes later would make what a person has read wrong.
import { getActivePinia } from 'pinia'
import { expect, it, onTestFinished } from 'vitest'
import { createApp, nextTick } from 'vue'
import { gapsOfTown, found, lacking, watchReadiness } from '../../../app/readiness/readiness.ts'
import { append } from '../../../app/record/log/append.ts'
import { useDevice } from '../../../app/record/state/device.ts'
import { useRecord } from '../../../app/record/state/record.ts'
import { sync } from '../../../app/sync/engine.ts'
import SyncStatus from '../../../app/sync/SyncStatus.vue'
import { intake } from '../../people.ts'
import { enrolHere, openTown } from '../town.ts'
import { phone } from '../../../app/record/log/this-phone.ts'

async function said(): Promise<void> {
  const { type, subject, body } = intake()
  expect(await append(phone, [{ type, subject, body }])).toMatchObject({ saved: true })
}

it('[RD8] the tab 備え counts nothing until the device and the town are both known', async () => {
  expect(lacking.value).toBe(null)
  watchReadiness()
  await expect.poll(() => found.value.length).toBeGreaterThan(0)
  expect(lacking.value).toBe(null)
  gapsOfTown.value = 0
  expect(lacking.value).toBe(found.value.length)
})

it('[RD8] サーバー保存済み is not said before what waits here was read', async () => {
  await openTown()
  await enrolHere()
  await said()
  expect(await sync(phone)).toBe('done')
  await said()
  await useDevice().load()
  const root = document.createElement('div')
  document.body.replaceChildren(root)
  const app = createApp(SyncStatus).use(getActivePinia() ?? expect.fail())
  onTestFinished(() => app.unmount())
  app.mount(root)
  expect(root.textContent).toBe('')
  await useRecord().load()
  await nextTick()
  expect(root.textContent).toContain('この端末だけ 1件')
})
