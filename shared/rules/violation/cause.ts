// Finding the cause 原因の解明 (3-6), review 見直し and permanent measures 恒久対策 (3-7), by 本人確認情報管理責任者.
import { follows, saidOf } from '../../incident/incident.ts'
import type { Incident } from '../../incident/incident.ts'
import { sourceIds } from '../../incident/violation-bodies.ts'
import { duty, idsOf } from '../duty.ts'
import type { Duty } from '../duty.ts'
import { graveSince } from './violation-track.ts'

/** The duties of 3-6, once level 2 or 3 was judged: at level 1 the response is ended instead (3-3). */
export function causeDuties(incident: Incident): Duty[] {
  const since = graveSince(incident)
  if (since === null) return []
  const common = { clause: '3-6', office: 'identityManager', since } as const
  const analysed = saidOf(incident, 'v1.sourceAnalysed')
  const all = sourceIds.every((source) => analysed.some(({ body }) => body.source === source))
  const causes = saidOf(incident, 'v1.causeFound')
  const identified = identifiedParts.map((part) => causes.filter(({ body }) => isKnown(body[part])))
  const known = identified.every((found) => found.length > 0)
  return [
    duty({
      ...common,
      id: '3-6 analyse',
      act: 'analyseSources',
      doneBy: all ? analysed.map(({ id }) => id) : [],
    }),
    duty({
      ...common,
      id: '3-6 identify',
      act: 'identifyCause',
      doneBy: known ? [...new Set(identified.flat().map(({ id }) => id))] : [],
    }),
  ]
}

/** 不正が行われた時期、場所、方法等, found together or one after the other. */
const identifiedParts = ['period', 'place', 'method'] as const

function isKnown(text: string | null | undefined): boolean {
  return text !== null && text !== undefined
}

/**
 * The duties of 3-7. Our reading: 解明した原因等に基づき, so that they are owed once a cause was found, and what was
 * reviewed or reported before it is not what the clause asks for. A permanent measure may have been planned earlier.
 */
export function reviewDuties(incident: Incident): Duty[] {
  const [cause] = saidOf(incident, 'v1.causeFound')
  if (cause === undefined || graveSince(incident) === null) return []
  const common = { clause: '3-7', office: 'identityManager', since: cause.at } as const
  const following = (ids: string[]) => ids.filter((id) => follows(incident, id, cause.id))
  const reported = saidOf(incident, 'v1.reported').filter(({ body }) => body.sheet === 'form3')
  return [
    duty({
      ...common,
      id: '3-7 review',
      act: 'reviewMeasures',
      doneBy: following(idsOf(incident, 'v1.measuresReviewed')),
    }),
    duty({
      ...common,
      id: '3-7 plan',
      act: 'planCorrectiveAction',
      doneBy: idsOf(incident, 'v1.correctiveActionPlanned'),
    }),
    duty({
      ...common,
      id: '3-7 report',
      act: 'reportViolation',
      doneBy: following(reported.map(({ id }) => id)),
    }),
  ]
}
