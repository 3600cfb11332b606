// The screens of one incident beside its own.
import { officeName } from '../../shared/plan/offices.ts'
import { formHeading } from '../../shared/plan/forms.ts'
import type { Home } from '../../shared/rules/duty-entry.ts'

type Place = Extract<Home, { screen: string }>['screen'] | 'sheets' | 'leak-report'

/** By the last part of their address, in the plan's order. */
export const places = {
  form1: formHeading('別紙1'),
  fault: '障害の特定・原因の究明',
  threat: '脅威度の判定',
  measures: '緊急措置',
  cause: '原因と見直し',
  council: officeName('council'),
  resumption: '再開・終了',
  sheets: '帳票',
  'leak-report': '法令上の報告(計画外)',
} as const satisfies Record<Place, string>
