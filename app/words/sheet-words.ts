// The names of the sheets 帳票.
import { formName } from '../../shared/plan/forms.ts'
import { officeName } from '../../shared/plan/offices.ts'
import type { SheetId } from '../../shared/incident/report-bodies.ts'

/** The sheets 帳票; the plan numbers three of them and prints none. */
export const sheetNames: Record<SheetId, string> = {
  form1: formName('別紙1'),
  form2: formName('別紙2'),
  form3: formName('別紙3'),
  minutes: `${officeName('council')} 決定記録`,
  mayorReport: `${officeName('mayor')}報告`,
  timeline: '経過',
  handOver: '引継ぎ',
  drillReport: '訓練の記録',
}

/** Whose each sheet is and whom it goes to: 1-3, 2-1(2), 3-7, 1-4, 3-8. The last three are anybody's, as are theirs. */
export const sheetOffices: Record<SheetId, readonly [writer: string, reader?: string]> = {
  form1: ['assetManager'],
  form2: ['responder', 'identityManager'],
  form3: ['identityManager', 'protectionChief'],
  minutes: ['protectionChief'],
  mayorReport: ['protectionChief', 'mayor'],
  timeline: ['identityManager'],
  handOver: ['responder'],
  drillReport: ['responder'],
}
