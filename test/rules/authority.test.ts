// Authority 権限: by what right a decision was taken. It is marked, and nothing is refused for it (SY6).
import { describe, expect, it } from 'vitest'
import { operationBodies } from '../../shared/incident/operation-bodies.ts'
import type { OperationType } from '../../shared/incident/operation.ts'
import { offices } from '#plan'
import { authorityOf } from '../../shared/rules/authority.ts'
import { operation, people } from '../people.ts'
import { bodies } from '../incident/bodies.ts'
import { clauseText } from './clause-text.ts'

const types = Object.keys(operationBodies) as OperationType[]
/** Each decision, whose it is, and the clause that says so. */
const decisions = [
  ['v1.foundNotApplicable', 'assetManager', '1-3'],
  ['v1.councilConvened', 'protectionChief', '1-4'],
  ['v1.councilDecided', 'council', '1-4'],
  ['v1.itemLeftUndecided', 'council', '1-4'],
  ['v1.faultCauseGivenUp', 'identityManager', '2-1(2)'],
  ['v1.serverWeighed', 'identityManager', '2-1(3)'],
  ['v1.councilRequested', 'identityManager', '3-3'],
  ['v1.integrityConfirmed', 'identityManager', '2-3'],
  ['v1.threatAssessed', 'identityManager', '3-3'],
  ['v1.immediateThreatJudged', 'identityManager', '3-4'],
  ['v1.rightsAtRiskFound', 'identityManager', '3-4'],
  ['v1.rightsNotAtRisk', 'identityManager', '3-4'],
  ['v1.threatFoundUnlikely', 'identityManager', '3-2'],
  ['v1.isolated', 'identityManager', '3-4'],
  ['v1.reconnected', 'identityManager', '3-4'],
  ['v1.stoodDown', 'identityManager', '3-3'],
  ['v1.nothingStopped', 'identityManager', '3-9'],
  ['v1.resumptionConfirmed', 'identityManager', '3-9'],
  ['v1.resumed', 'identityManager', '3-9'],
  ['v1.reportedToMayor', 'protectionChief', '3-8'],
] as const

const said = (type: OperationType, office: string | null, actingFor: string | null = null) =>
  authorityOf(operation(type, bodies[type], { office, actingFor }))

describe.each(decisions)('%s', (type, owner, clause) => {
  it(`[${clause}] is the decision of the office that the clause names`, () => {
    const name = offices.find(({ id }) => id === owner)?.name ?? ''
    expect(clauseText(clause)).toContain(name)
    expect(said(type, owner)).toBe('ownOffice')
  })

  it(`[${clause}][GT3] is 代理 by who acts for it, in any office or none, and unconfirmed by everybody else`, () => {
    expect(said(type, 'responder', owner)).toBe('deputy')
    expect(said(type, null, owner)).toBe('deputy')
    expect(said(type, 'responder')).toBe('unconfirmed')
    expect(said(type, 'responder', 'mayor')).toBe('unconfirmed')
    expect(said(type, null)).toBe('unconfirmed')
    expect(said(type, 'ofAnotherEdition', 'handlingStaff')).toBe('unconfirmed')
  })
})

it('[1-4] what the council decided its chair may say too', () => {
  expect(said('v1.councilDecided', 'protectionChief')).toBe('ownOffice')
  expect(said('v1.councilDecided', people.manager.office)).toBe('unconfirmed')
})

it('[GT3] a note is no decision: anybody says it', () => {
  const decided: string[] = decisions.map(([type]) => type)
  const notes = types.filter((type) => !decided.includes(type))
  expect(notes).toHaveLength(types.length - decisions.length)
  for (const type of notes)
    for (const office of [null, 'discoverer', 'identityManager']) expect(said(type, office), type).toBeNull()
})
