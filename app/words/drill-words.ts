// How the end of a drill 訓練 and what it showed are told.
import type { Bodies } from '../../shared/incident/operation-bodies.ts'
import type { Words } from './detail-lines.ts'

type DrillType = 'v1.drillEnded' | 'v1.drillReviewed'

export const drillWords: { [T in DrillType]: (body: Bodies[T]) => Words } = {
  'v1.drillEnded': ({ what }) => ({ what: '訓練を終えた', detail: what ?? '' }),
  'v1.drillReviewed': ({ what }) => ({ what: '訓練で気づいたこと', detail: what }),
}
