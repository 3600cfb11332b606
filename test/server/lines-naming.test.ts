// The lines of one incident alone, for a phone that is far behind (SY32).
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { linesPath, maxAnswerOperations } from '../../shared/sync/protocol.ts'
import { LinesAnswerHead, StretchHead } from '../../shared/sync/round-trip.ts'
import { intake, uuidv7 } from '../people.ts'
import { enrolledPhone, startTown } from './town.ts'

const incident = uuidv7(8001)

/** What is told of an id: the head, and each line by its position. */
async function told(
  { app }: Awaited<ReturnType<typeof startTown>>,
  cookie: string,
  id = incident,
): Promise<{ head: LinesAnswerHead; lines: Map<number, string> }> {
  const answer = await app.request(`${linesPath}/${id}`, { headers: { cookie } })
  expect(answer.status).toBe(200)
  const [first = '', ...rest] = (await answer.text()).trimEnd().split('\n')
  const lines = new Map<number, string>()
  for (let at = 0; at < rest.length;) {
    const { position, count } = StretchHead.parse(JSON.parse(rest[at] ?? ''))
    for (let n = 0; n < count; n += 1) lines.set(position + n, rest[at + 1 + n] ?? '')
    at += 1 + count
  }
  return { head: LinesAnswerHead.parse(JSON.parse(first)), lines }
}

test('[SY32] are given as they were written, what came since too; what was erased is not', async () => {
  const town = await startTown()
  const phone = await enrolledPhone(town)
  const own = () => intake({ subject: incident, device: phone.device })
  const other = () => intake({ subject: uuidv7(8002), device: phone.device })
  const sent = [own(), other(), own(), own(), other()]
  await phone.sync(sent)
  expect((await told(town, phone.cookie)).lines).toEqual(
    new Map([1, 3, 4].map((position) => [position, JSON.stringify(sent[position - 1])])),
  )
  const later = own()
  const { head } = await phone.sync([later])
  const sideDoor = new DatabaseSync(town.file)
  sideDoor.exec('update line set bytes = null where position = 3')
  sideDoor.close()
  const after = await told(town, phone.cookie)
  expect([...after.lines.keys()]).toEqual([1, 4, 6])
  expect(after.lines.get(6)).toBe(JSON.stringify(later))
  expect(after.head).toMatchObject({ record: phone.record, head, count: 3 })
  expect((await told(town, phone.cookie, uuidv7(8003))).head).toMatchObject({ count: 0, more: false })
})

test('[SY32] each line of the record is looked through once for an id, however many ask at once', async () => {
  const looked: number[] = []
  const town = await startTown({
    counted: (storage) => ({
      ...storage,
      positionsNaming: (id, after) => {
        looked.push(after)
        return storage.positionsNaming(id, after)
      },
    }),
  })
  const phone = await enrolledPhone(town)
  const own = () => intake({ subject: incident, device: phone.device })
  await phone.sync([own(), own()])
  const all = await Promise.all(Array.from({ length: 20 }, () => told(town, phone.cookie)))
  expect(all.map(({ lines }) => lines.size)).toEqual(Array.from({ length: 20 }, () => 2))
  await phone.sync([own()])
  expect((await told(town, phone.cookie)).lines.size).toBe(3)
  expect(looked).toEqual([0, ...Array.from({ length: 20 }, () => 2)])
})

// Looking for many ids at once kept the server from every other request for as long as all of them took.
test('[SY32] are looked for one id at a time', async () => {
  let running = 0
  const atOnce: number[] = []
  const town = await startTown({
    counted: (storage) => ({
      ...storage,
      async positionsNaming(id, after) {
        atOnce.push((running += 1))
        return storage.positionsNaming(id, after).finally(() => (running -= 1))
      },
    }),
  })
  const phone = await enrolledPhone(town)
  const ids = Array.from({ length: 20 }, (_, at) => uuidv7(8100 + at))
  await phone.sync(ids.map((subject) => intake({ subject, device: phone.device })))
  const all = await Promise.all(ids.map((id) => told(town, phone.cookie, id)))
  expect(all.map(({ head }) => head.count)).toEqual(ids.map(() => 1))
  expect(atOnce).toEqual(ids.map(() => 1))
})

test('[SY32] are bounded: of too many the newest are given, and that there are more', async () => {
  const town = await startTown()
  const phone = await enrolledPhone(town)
  const many = (count: number) =>
    Array.from({ length: count }, () => intake({ subject: incident, device: phone.device }))
  await phone.sync(many(maxAnswerOperations), { want: 0 })
  await phone.sync(many(1), { want: 0 })
  const { head, lines } = await told(town, phone.cookie)
  expect([head.more, head.count, lines.size]).toEqual([true, maxAnswerOperations, maxAnswerOperations])
  expect(lines.has(1)).toBe(false)
})

test.each(['', 'x', '%25', 'town', uuidv7(1).toUpperCase(), uuidv7(1).replace('-7', '-4')])(
  '[SY32] "%s" names none',
  async (id) => {
    const town = await startTown()
    const { cookie } = await enrolledPhone(town)
    const answer = await town.app.request(`${linesPath}/${id}`, { headers: { cookie } })
    expect([answer.status, await answer.json()]).toEqual([404, { reason: 'notFound' }])
  },
)
