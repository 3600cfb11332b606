// この端末 and the line in the head: what became of a sync is said in words, and nothing is called safe that may not be.
import { beforeEach, expect, it } from 'vitest'
import { append, newId } from '../../../app/record/log/append.ts'
import { phone } from '../../../app/record/log/this-phone.ts'
import type { Screen } from '../screen.ts'
import { open } from '../screen.ts'
import { enrolHere, openTown, town } from '../town.ts'

const unwelcome = 'select * from'

const textOf = (screen: Screen, place: string) => screen.document().querySelector(place)?.textContent

beforeEach(async () => {
  await openTown()
  await enrolHere()
})

it('[SY14] a line that something on the way refuses is said, and counted as only here', async () => {
  await town.faults({ kind: 'blocked', status: 413, having: unwelcome })
  await append(phone, [{ type: 'v1.noted', subject: newId(phone), body: { what: unwelcome } }])
  const screen = await open('/device')
  await expect.element(screen.getByRole('alert').filter({ hasText: '1件が途中の機器で' })).toBeVisible()
  await expect.poll(() => textOf(screen, '#sync-status')).toContain('この端末だけ 1件')
})

