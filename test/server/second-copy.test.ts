// One device id used twice: the server tells it by the turn, takes what comes, and says so (SY29).
import { describe, expect, it } from 'vitest'
import { intake } from '../people.ts'
import { enrolledPhone, request, startTown } from './town.ts'

const turn = (count: number, mark = 'a') => ({ count, mark: mark.repeat(16) })

describe('a turn', () => {
  it('[SY29] comes as often as it is not answered, and then the next one: nothing is said', async () => {
    const phone = await enrolledPhone(await startTown())
    const line = intake()
    for (const at of [turn(1), turn(1), turn(2), turn(2), turn(9)]) {
      const answer = await phone.sync([line], { turn: at })
      expect(answer.turn).toBeUndefined()
      expect(answer.accepted).toHaveLength(1)
    }
  })

  it('[SY29] behind the last, or the last with another mark, is told of; its lines are taken all the same', async () => {
    const phone = await enrolledPhone(await startTown())
    await phone.sync([intake()], { turn: turn(5) })
    for (const at of [turn(5, 'b'), turn(4), turn(1, 'c')]) {
      const answer = await phone.sync([intake()], { turn: at })
      expect(answer.turn).toEqual(turn(5))
      expect(answer.accepted).toHaveLength(1)
      expect(answer.refused).toEqual([])
    }
    expect((await phone.sync([], { turn: turn(4) })).turn).toEqual(turn(5))
  })

  it('[SY29] of a request that brings nothing, or names none, is not kept', async () => {
    const phone = await enrolledPhone(await startTown())
    await phone.sync([], { turn: turn(5) })
    expect((await phone.sync([intake()], { turn: turn(1) })).turn).toBeUndefined()
    expect((await phone.sync([intake()])).turn).toBeUndefined()
    expect((await phone.sync([intake()], { turn: turn(1) })).turn).toBeUndefined()
  })

  it.each([
    { count: 0, mark: 'a'.repeat(16) },
    { count: 1, mark: 'x' },
    { count: 1.5, mark: 'a'.repeat(16) },
  ])('[SY8] that is none is refused: %j', async (none) => {
    const phone = await enrolledPhone(await startTown())
    const refused = await phone.post(request(phone.record, [intake()], { turn: none }))
    expect(refused.status).toBe(400)
    expect(await refused.json()).toMatchObject({ reason: 'badHead' })
  })
})
