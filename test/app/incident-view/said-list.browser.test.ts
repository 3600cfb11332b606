// Records of one matter stand as they happened, whenever they were typed.
import { beforeEach, expect, it } from 'vitest'
import { open, recorded, say, subjectOf } from '../screen.ts'
import { freshDevice } from '../town.ts'

beforeEach(freshDevice)

const at = (time: string) => ({ at: `2026-11-23T${time}:00+09:00` })

it('[OP3][3-3][3-5] judgements and causes stand as they happened', async () => {
  const path = await recorded('業務端末に見慣れない操作がある')
  const judged = { examples: [], reason: null, helpedBy: [], replaces: [] }
  await say(
    subjectOf(path),
    { type: 'v1.threatAssessed', body: { ...judged, level: 3 }, ...at('01:30') },
    { type: 'v1.threatAssessed', body: { ...judged, level: 2 }, ...at('01:10') },
    {
      type: 'v1.causeFound',
      body: { what: '二つめ', period: null, place: null, method: null },
      ...at('01:40'),
    },
    {
      type: 'v1.causeFound',
      body: { what: '一つめ', period: null, place: null, method: null },
      ...at('01:20'),
    },
  )
  const screen = await open(`${path}/threat`)
  const texts = (selector: string) => () =>
    screen
      .css(selector)
      .elements()
      .map(({ textContent }) => textContent ?? '')
  await expect
    .poll(texts('.judgement'))
    .toEqual([expect.stringContaining('レベル2'), expect.stringContaining('レベル3')])
  screen.go(`${path}/cause`)
  await expect
    .poll(texts('.said-list > li'))
    .toEqual([expect.stringContaining('一つめ'), expect.stringContaining('二つめ')])
})
