// Where what is missing is made good: the path under the incident's, and what the link says. Missing: on the incident's own.
import type { DutyAct } from '../../shared/rules/duty.ts'

type Place = { path: string; name: string }

const places: Partial<Record<DutyAct, Place>> = {
  confirmIntegrity: { path: '/fault', name: '障害の切り分けへ' },
  repairIntegrity: { path: '/fault', name: '障害の切り分けへ' },
  decideResumption: { path: '/council', name: '会議へ' },
  assessThreat: { path: '/threat', name: '脅威度の判定へ' },
  reassessThreat: { path: '/threat', name: '脅威度の判定へ' },
  isolate: { path: '/measures', name: '緊急措置へ' },
}

export function mendingPlace(act: DutyAct): Place {
  return places[act] ?? { path: '', name: '事案の画面へ' }
}
