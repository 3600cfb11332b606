// Authority 権限: a decision belongs to the office its clause names, or to its deputy 代理. It is marked, never refused
// (SY6); a note is anybody's.
import type { Operation, OperationType } from '../incident/operation.ts'
import type { OfficeId } from '../plan/office-ids.ts'

/** By type of decision: whose it is. */
const decidedBy: Readonly<Record<string, readonly string[]>> = {
  'v1.foundNotApplicable': ['assetManager'],
  'v1.councilConvened': ['protectionChief'],
  // Its chair speaks for the council (1-4).
  'v1.councilDecided': ['council', 'protectionChief'],
  'v1.itemLeftUndecided': ['council', 'protectionChief'],
  'v1.faultCauseGivenUp': ['identityManager'],
  'v1.serverWeighed': ['identityManager'],
  'v1.councilRequested': ['identityManager'],
  'v1.integrityConfirmed': ['identityManager'],
  'v1.threatAssessed': ['identityManager'],
  'v1.immediateThreatJudged': ['identityManager'],
  'v1.rightsAtRiskFound': ['identityManager'],
  'v1.rightsNotAtRisk': ['identityManager'],
  // It lifts 3-2(4) after a judgement by 3-4(1).
  'v1.threatFoundUnlikely': ['identityManager'],
  'v1.isolated': ['identityManager'],
  'v1.reconnected': ['identityManager'],
  'v1.stoodDown': ['identityManager'],
  'v1.nothingStopped': ['identityManager'],
  'v1.resumptionConfirmed': ['identityManager'],
  'v1.resumed': ['identityManager'],
  'v1.reportedToMayor': ['protectionChief'],
} satisfies Partial<Record<OperationType, readonly OfficeId[]>>

export function isDecision(type: OperationType): boolean {
  return type in decidedBy
}

/** What tells it: of an operation of any type, a newer one too. */
export type Signed = Pick<Operation, 'office' | 'actingFor'> & { type: string }
export type Authority = 'ownOffice' | 'deputy' | 'unconfirmed'

/** By what right a decision was taken, as its person said; null: it is no decision. */
export function authorityOf({ type, office, actingFor }: Signed): Authority | null {
  const deciding = decidedBy[type]
  if (deciding === undefined) return null
  if (office !== null && deciding.includes(office)) return 'ownOffice'
  return actingFor !== null && deciding.includes(actingFor) ? 'deputy' : 'unconfirmed'
}
