// Who says it, filled in from いま使っている人 (GT3).
import { expect, it } from 'vitest'
import { actorFrom, asRecorded } from '../../../app/forms/actor.ts'

const night = { name: '宿直 甲', office: 'responder' }

it('[GT3] whoever holds the phone acts in the own office, and as a deputy once that was said', () => {
  const own = actorFrom(night)
  const said = { by: '宿直 甲', office: 'responder' }
  expect(asRecorded(own, 'identityManager')).toEqual({ ...said, actingFor: null })
  expect(asRecorded({ ...own, isDeputy: true }, 'identityManager')).toEqual({
    ...said,
    actingFor: 'identityManager',
  })
  expect(asRecorded(actorFrom(null), 'protectionChief')).toEqual({ by: null, office: null, actingFor: null })
})
