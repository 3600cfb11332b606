// The layers of this device's copy (ST9): each line once, and a skeleton of the whole chain beside them.
import { beforeEach, expect, it } from 'vitest'
import { append, newId } from '../../../../app/record/log/append.ts'
import { phone } from '../../../../app/record/log/this-phone.ts'
import { sync } from '../../../../app/sync/engine.ts'
import { bytesOf, digest } from '../../../../shared/sync/chain.ts'
import {
  enrolHere,
  officeLine,
  officePushes,
  officePushesEach,
  openTown,
  rows,
  self,
  town,
} from '../../town.ts'

beforeEach(async () => {
  await openTown()
  await enrolHere()
})

const layers = () =>
  phone.withDatabase(async ({ outbox, pages, skeletons }) => ({
    waiting: await outbox.count(),
    ids: (await pages.toArray()).flatMap(({ ids }) => ids),
    skeletons: await skeletons.toArray(),
  }))

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

it('[ST9] what was said here leaves the outbox for a page; the skeleton has the digest of every position', async () => {
  const [one, other] = [newId(phone), newId(phone)]
  const said = [one, other, one].map(
    (subject) => ({ type: 'v1.noted', subject, body: { what: 'メモ' } }) as const,
  )
  await append(phone, said)
  expect(await layers()).toMatchObject({ waiting: 1, ids: [], skeletons: [] })
  await officePushes(officeLine(), officeLine({ subject: one }))
  await sync(phone)
  const { waiting, ids, skeletons } = await layers()
  const held = (await rows()).toSorted((a, b) => (a.receipt?.position ?? 0) - (b.receipt?.position ?? 0))
  expect(waiting).toBe(0)
  expect(ids.toSorted()).toEqual(held.map(({ id }) => id).toSorted())
  expect(skeletons.flatMap((skeleton) => skeleton.ids)).toEqual(held.map(({ id }) => id))
  expect(skeletons.map(({ digests }) => hex(digests)).join('')).toBe(
    held.map(({ line }) => digest(bytesOf(line))).join(''),
  )
})

it.each(['erased', 'retired'])(
  '[SY23][ST9] a line whose bytes are %s has its place in the skeleton, and the chain goes on behind it',
  async (why) => {
    const [first, , third] = await officePushesEach(officeLine(), officeLine(), officeLine())
    await town.erase(2)
    const told = async (...asked: Parameters<typeof fetch>) => {
      const answer = await phone.fetch(...asked)
      return new Response((await answer.text()).replaceAll('"as":"erased"', `"as":"${why}"`), answer)
    }
    expect(await sync({ ...phone, fetch: told })).toBe('done')
    expect((await self()).enrolment?.cursor.position).toBe(3)
    expect((await self()).chainAlarm).toBeNull()
    expect((await rows()).map(({ line }) => line)).toEqual([first, third])
    const { skeletons } = await layers()
    expect(skeletons.flatMap(({ without }) => without)).toEqual([{ position: 2, why }])
  },
)
