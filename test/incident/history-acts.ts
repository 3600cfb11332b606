// Acts of a history: what could be said, by whose clock, naming what; `history-bodies.ts` puts it into words.
import fc from 'fast-check'
import { CallOutcome, Presence } from '../../shared/incident/operation-bodies.ts'
import { threatLevels } from '#plan'
import { fixedNow } from '../people.ts'

const dayMs = 86_400_000
const clocks = [
  { device: '6f1c2a34-9b1d-4c55-8e21-0a5d3c7b9e10', aheadMs: 0 },
  { device: '0b7e4d52-3f68-4a9c-9d14-c2e8f6a1b370', aheadMs: -dayMs },
  { device: '9c2d6f10-5a47-4e83-b1c9-7d3e0f8a2b64', aheadMs: Date.parse('2099-01-01') - fixedNow.getTime() },
] as const

/** What is said of the town changes no incident, wherever it is said. */
const townTypes = [
  'v1.contactEntered',
  'v1.numberConfirmed',
  'v1.officeEntered',
  'v1.hoursEntered',
  'v1.closedDayEntered',
  'v1.callBackEntered',
  'v1.procedureEntered',
  'v1.approvalColumnsEntered',
  'v1.measureRowEntered',
  'v1.agendaItemEntered',
  'v1.ordinanceLoaded',
  'v1.bundleTaken',
  'v1.enrolled',
  'v1.asideTaken',
  'v1.settingConfirmed',
  'v1.restored',
  'v1.clockMended',
] as const

/** What is said by nothing but its type: the body is always the same. */
export const plainTypes = [
  'v1.intakeReceived',
  'v1.respondersConvened',
  'v1.informationGathered',
  'v1.workBegun',
  'v1.integrityRepaired',
  'v1.immediateThreatJudged',
  'v1.rightsAtRiskFound',
  'v1.rightsNotAtRisk',
  'v1.threatFoundUnlikely',
  'v1.faultCauseGivenUp',
  'v1.adviceObtained',
  'v1.measureRequested',
  'v1.correctiveActionPlanned',
  'v1.nothingStopped',
  'v1.resumptionConfirmed',
  'v1.memberNamed',
  'v1.reportedInternally',
  'v1.reportedToMayor',
  'v1.stoodDown',
  'v1.foundNotApplicable',
  'v1.handedOver',
  'v1.leakReportWeighed',
  'v1.attachmentAdded',
  'v1.noted',
  'v1.takenOver',
  'v1.drillEnded',
  'v1.drillReviewed',
  ...townTypes,
] as const

const ofFault = [
  'v1.faultLocated',
  'v1.faultChecked',
  'v1.faultCauseJudged',
  'v1.bugInformationChecked',
  'v1.maintainerAsked',
  'v1.serverWeighed',
  'v1.integrityConfirmed',
] as const

const ofViolation = [
  'v1.measureStarted',
  'v1.isolated',
  'v1.reconnected',
  'v1.sourceAnalysed',
  'v1.causeFound',
  'v1.measuresReviewed',
] as const

const ofCouncil = [
  'v1.councilRequested',
  'v1.councilConvened',
  'v1.memberAnswered',
  'v1.councilHeld',
  'v1.councilDecided',
  'v1.itemLeftUndecided',
  'v1.decisionStarted',
] as const

const ofReports = ['v1.reported', 'v1.resumed'] as const

/** Half are calls and corrections; a third judge, or say who was told. */
const anyType = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('v1.callPlaced', 'v1.callEnded', 'v1.callIncluded') },
  { weight: 2, arbitrary: fc.constant('v1.corrected') },
  {
    weight: 3,
    arbitrary: fc.constantFrom('v1.kindAssessed', 'v1.threatSuspected', 'v1.threatAssessed', 'v1.notified'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...plainTypes,
      ...ofFault,
      ...ofViolation,
      ...ofCouncil,
      ...ofReports,
      'v1.intakeDetailed',
      'v1.acknowledged',
      'v2.notKnownYet',
    ),
  },
)

/** Types so often as they are named. */
const typesOf = (often: Record<string, number>) =>
  fc.oneof(...Object.entries(often).map(([type, weight]) => ({ weight, arbitrary: fc.constant(type) })))

/** What is done about a fault or a violation, and in the council. */
const handlingType = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom('v1.kindAssessed', 'v1.threatAssessed', 'v1.corrected') },
  { weight: 3, arbitrary: fc.constantFrom(...ofFault, ...ofViolation, ...ofCouncil, ...ofReports) },
  { weight: 1, arbitrary: fc.constantFrom(...plainTypes) },
)

const resumingType = typesOf({
  'v1.notified': 12,
  'v1.resumptionConfirmed': 2,
  'v1.nothingStopped': 1,
  'v1.councilDecided': 3,
  'v1.integrityConfirmed': 2,
  'v1.integrityRepaired': 1,
  'v1.threatAssessed': 2,
  'v1.kindAssessed': 1,
  'v1.resumed': 1,
  'v1.corrected': 1,
  'v1.immediateThreatJudged': 1,
})

const standingDownType = typesOf({
  'v1.threatAssessed': 4,
  'v1.reportedInternally': 4,
  'v1.councilDecided': 2,
  'v1.isolated': 2,
  'v1.reconnected': 1,
  'v1.immediateThreatJudged': 1,
  'v1.rightsAtRiskFound': 1,
  'v1.threatSuspected': 1,
  'v1.kindAssessed': 1,
  'v1.stoodDown': 1,
  'v1.corrected': 1,
})

const findingNoneType = typesOf({
  'v1.kindAssessed': 9,
  'v1.threatSuspected': 1,
  'v1.threatAssessed': 1,
  'v1.rightsAtRiskFound': 1,
  'v1.isolated': 1,
  'v1.serverWeighed': 1,
  'v1.foundNotApplicable': 1,
  'v1.corrected': 2,
})

const actOf = (type: fc.Arbitrary<string>) =>
  fc.record({
    type,
    outside: fc.boolean(),
    clock: fc.constantFrom(...clocks),
    /** Which operation it names: any, itself and later ones too; beyond the last one: one that is nowhere. */
    names: fc.nat(30),
    /** The judgements that one takes the place of, likewise. */
    replaces: fc.array(fc.nat(30), { maxLength: 3 }),
    /** Naming a call, or judgements, where there are any, as a person would. */
    sensible: fc.boolean(),
    mistaken: fc.boolean(),
    fitting: fc.boolean(),
    outcome: fc.constantFrom(...CallOutcome.options),
    kind: fc.constantFrom('fault', 'violation'),
    level: fc.constantFrom(...threatLevels.levels.map(({ level }) => level)),
    told: fc.constantFrom('prefecture', 'agency', 'maintainer', 'protectionChief'),
    presence: fc.constantFrom(...Presence.options),
    enteredMs: fc.nat(120_000),
    happenedMs: fc.integer({ min: -3_600_000, max: 60_000 }),
    receivedMs: fc.option(fc.nat(dayMs)),
    /** Which of the answers that a type allows. */
    choice: fc.nat(999),
  })

export const anyAct = actOf(anyType)
export const handlingAct = actOf(handlingType)
export const resumingAct = actOf(resumingType)
export const standingDownAct = actOf(standingDownType)
export const findingNoneAct = actOf(findingNoneType)
export type Act = typeof anyAct extends fc.Arbitrary<infer T> ? T : never
