// Consequences of judging a level, in short words of ours beside each clause.
import { officeName } from '../../shared/plan/offices.ts'
import type { Consequence } from '../../shared/rules/violation/consequences.ts'

export const demandWords: Record<Consequence['id'], string> = {
  notifyPrefecture: `県へ通報する(通報できなければ${officeName('agency')}へ直接)`,
  reportInternally: '庁内で必要な報告をする',
  standDown: '緊急時対応を解く',
  findCause: '直ちに原因を解明する',
  takeMeasures: '直ちに対応策を実施する',
  takeEmergencyMeasures: '直ちに緊急措置を実施する',
  requestCouncil: '直ちに会議の開催を求める',
  cooperate: `緊急措置は原則として${officeName('maintainer')}・県・${officeName('agency')}の協力を得る`,
  isolate: '既存住基システムに直ちに脅威を及ぼすおそれが高いと判定したら、事前に定めた手順で切り離す',
  rightsAtRisk: `住基データの保護が確保できず住民の基本的人権が侵害されるおそれがある可能性が高ければ、直ちに${officeName('protectionChief')}・県・${officeName('agency')}へ通報し、切り離す`,
  reportToMayor: `統括責任者が速やかに${officeName('mayor')}へ報告する`,
  decideResumption: '通常運用体制への移行は会議の決定による',
}
