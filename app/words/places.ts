// The screens of one incident beside its own.
import type { Home } from '../../shared/rules/duty-entry.ts'

type Place = Extract<Home, { screen: string }>['screen'] | 'sheets' | 'leak-report'

/** By the last part of their address, in the plan's order. */
export const places = {
  form1: '緊急時通報受付票(別紙1)',
  fault: '障害の特定・原因の究明',
  threat: '脅威度の判定',
  measures: '緊急措置',
  cause: '原因と見直し',
  council: '情報保護管理会議',
  resumption: '再開・終了',
  sheets: '帳票',
  'leak-report': '法令上の報告(計画外)',
} as const satisfies Record<Place, string>
