// What people say in the response, by chapter 2 and by 3-4 to 3-9, and of the council.
import type { Operation, OperationOf } from '../../shared/incident/operation.ts'
import { operation } from '../people.ts'

type Overrides = Partial<Omit<Operation, 'type' | 'body'>>

/** 特定した (2-1(1)): the kinds, and the place or none yet. */
export function located(kinds: string[], place: string | null = '電算室') {
  return operation('v1.faultLocated', { kinds, place, what: null })
}

export function causeJudged(found: boolean) {
  return operation('v1.faultCauseJudged', { found, what: null })
}

/** 保守委託事業者に依頼した (2-1). */
export function asked(...requests: OperationOf<'v1.maintainerAsked'>['body']['requests']) {
  return operation('v1.maintainerAsked', { requests, person: null, what: null })
}

/** サーバの動作に関する判断 (2-1(3)); null: not known yet. */
export function weighed(works: boolean, grave: boolean | null = null, long: boolean | null = null) {
  return operation('v1.serverWeighed', { works, grave, long, outlook: null, residentImpact: null })
}

export function reported(sheet: OperationOf<'v1.reported'>['body']['sheet'], overrides: Overrides = {}) {
  return operation('v1.reported', { sheet, to: null, what: null }, overrides)
}

export function requested(clause: string) {
  return operation('v1.councilRequested', { what: null, clause })
}

export function convened(clause = '3-3') {
  return operation('v1.councilConvened', { clause, what: null })
}

/** 開催した (1-4). */
export function held(meeting: string | null) {
  return operation('v1.councilHeld', { meeting, place: '役場', chair: null, present: [], next: null })
}

/** 決定した, or with `ratifies` 事後承認した (1-4). */
export function decided(item: string, how: Partial<OperationOf<'v1.councilDecided'>['body']> = {}) {
  return operation('v1.councilDecided', {
    item,
    what: '実施する',
    ...(item === 'resumption' && { resumes: true }),
    ...how,
  })
}

/** 切離し of the existing system. */
export function isolated(clause = '3-4(1)', overrides: Overrides = {}) {
  const body = { what: '既存住基システム', from: '住基ネット', clause, byProcedure: true }
  return operation('v1.isolated', body, overrides)
}

export function reconnected(isolation: string | null) {
  return operation('v1.reconnected', { isolation, what: null })
}

/** The findings of 3-4: (1), an immediate threat; (2), basic rights at risk. */
export function immediate(overrides: Overrides = {}) {
  return operation('v1.immediateThreatJudged', { what: null }, overrides)
}

export function atRisk(overrides: Overrides = {}) {
  return operation('v1.rightsAtRiskFound', { what: null }, overrides)
}

/** 該当しない (3-4(2)), weighed again or for the first time. */
export function notAtRisk() {
  return operation('v1.rightsNotAtRisk', { what: null })
}

/** 原因を解明した (3-6), with what is known of 時期、場所、方法等. */
export function caused(known: Partial<OperationOf<'v1.causeFound'>['body']> = {}) {
  return operation('v1.causeFound', { what: '持ち込んだ媒体', ...known })
}

/** 整合性を確認した (2-3). */
export function integrity(sound: boolean) {
  return operation('v1.integrityConfirmed', { sound, what: null })
}

export function resumed(clause: '2-3' | '3-9') {
  return operation('v1.resumed', { clause, what: null })
}

/** Of the types whose body may say nothing. */
export function plainly(
  type:
    | 'v1.integrityRepaired'
    | 'v1.nothingStopped'
    | 'v1.resumptionConfirmed'
    | 'v1.stoodDown'
    | 'v1.foundNotApplicable'
    | 'v1.reportedToMayor',
  overrides: Overrides = {},
) {
  return operation(type, { what: null }, overrides)
}
