// A device's clock that is wrong is said in words, by how much.
import { expect, it } from 'vitest'
import { wrongClock } from '../../../app/words/clock-words.ts'
import { fixedNow } from '../../people.ts'

const now = fixedNow.getTime()
const dayMs = 24 * 60 * 60 * 1000

it('[別記] further off than ten minutes from the server’s, it is said which way and how far', () => {
  expect(wrongClock(9 * 60_000, now)).toBeNull()
  expect(wrongClock(15 * 60_000, now)).toContain('15分遅れて')
  expect(wrongClock(-dayMs, now)).toContain('約1日進んで')
  expect(wrongClock(now, 0)).toContain('年遅れて')
})

it('[別記] without a server, a year before there was this app is doubted', () => {
  expect(wrongClock(null, 0)).toContain('昭和45年1月1日')
  expect(wrongClock(null, now)).toBeNull()
})
