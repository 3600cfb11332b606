// What fulfils each duty, written down from the plan a second time and without its rules: every single fact that does, by
// its type and the way it is said. What is not here fulfils nothing.
import { councilAgenda, faultKinds } from '#plan'
import { clauseIds } from '../../shared/plan/clause-ids.ts'
import type { DutyId } from '../../shared/rules/duty.ts'

const of = (type: string, ...ways: string[]) => ways.map((way) => `${type} ${way}`)
const told = (clause: string, ...offices: string[]) => of(`v1.notified ${clause}`, ...offices)
const asked = (...requests: string[]) => of('v1.maintainerAsked', ...requests)
const outside = ['maintainer', 'supplier', 'prefecture', 'agency', 'otherMunicipality']
const under3_4 = ['3-4', '3-4(1)', '3-4(2)', '3-4(3)']
const reference = clauseIds.filter((id) => id.startsWith('参考'))
const cutOff = of('v1.isolated', ...under3_4)
const anyCutOff = of('v1.isolated', '3-3', ...under3_4, ...reference)
/** The last of each list, where the others are done. */
const lastChecks = faultKinds.kinds.flatMap(({ checks }) => checks.slice(-1).map(({ id }) => id))
const lastItem = councilAgenda.items.slice(-1).map(({ id }) => id)

export const fulfilling: Record<DutyId, readonly string[]> = {
  '1-3 form1': ['v1.intakeReceived'],
  '1-3 fill': ['v1.intakeDetailed'],
  '1-3 measures': of('v1.measureStarted', '1-3'),
  '1-3 contact': told('1-3', ...outside),
  '1-3 inquire fault': of('v1.kindAssessed fault', 'present', 'absent'),
  '1-3 inquire violation': of('v1.kindAssessed violation', 'present', 'absent'),
  '1-3 none': ['v1.foundNotApplicable'],
  '1-4 convene': ['v1.councilConvened'],
  '1-4 hold': of('v1.councilHeld', 'convened'),
  '1-4 decide': of('v1.councilDecided', ...lastItem),
  '1-4 ratify': of('v1.councilDecided', 'approval'),
  '2-1(1) locate': of('v1.faultLocated', 'whole'),
  '2-1(1) ask': asked('respond', 'remedy', 'repair', 'restoration', 'exchange'),
  '2-1(2) check': [...of('v1.faultChecked', ...lastChecks), ...of('v1.faultCauseJudged', 'found')],
  '2-1(2) cause': of('v1.faultCauseJudged', 'found', 'unknown'),
  '2-1(2) report': of('v1.reported', 'form2'),
  '2-1(2) cooperation': asked('findCause'),
  '2-1(2) settle': [...of('v1.faultCauseJudged', 'found'), 'v1.faultCauseGivenUp'],
  '2-1(2) bugs': ['v1.bugInformationChecked'],
  '2-1(2) remedy': asked('remedy'),
  '2-1(3) weigh': of('v1.serverWeighed', 'works', 'stopped'),
  '2-1(3) council': of('v1.councilRequested', '2-1(3)'),
  '2-1(4) repair': asked('repair', 'restoration', 'exchange'),
  '2-2 begin': of('v1.decisionStarted', 'of it'),
  '2-3 integrity': of('v1.integrityConfirmed', 'sound', 'unsound'),
  '2-3 repair': ['v1.integrityRepaired'],
  '2-3 resume': of('v1.resumed', '2-3'),
  '3-2(1) convene': ['v1.respondersConvened'],
  '3-2(2) gather': ['v1.informationGathered'],
  '3-2(3) maintainer': told('3-2(3)', 'maintainer'),
  '3-2(4) notify': told('3-2(4)', 'prefecture', 'agency'),
  '3-3 assess': of('v1.threatAssessed', '1', '2', '3', 'another level'),
  '3-3 report': ['v1.reportedInternally'],
  '3-3 standDown': ['v1.stoodDown'],
  '3-3 cause': of('v1.causeFound', 'cause', 'method'),
  '3-3 measures': [...of('v1.measureStarted', '3-3', ...under3_4), ...anyCutOff],
  '3-3 emergency': [...of('v1.measureStarted', ...under3_4), ...anyCutOff],
  '3-3 council': of('v1.councilRequested', '3-3', '3-5'),
  '3-4(1) isolate': cutOff,
  '3-4(2) find': ['v1.rightsNotAtRisk'],
  '3-4(2) again': ['v1.rightsNotAtRisk'],
  '3-4(2) protectionChief': told('3-4(2)', 'protectionChief'),
  '3-4(2) prefecture': told('3-4(2)', 'prefecture'),
  '3-4(2) agency': told('3-4(2)', 'agency'),
  '3-4(2) isolate': cutOff,
  '3-4(3) request': ['v1.measureRequested'],
  '3-5 reassess': of('v1.threatAssessed', 'another level'),
  '3-5 settle': [],
  '3-6 analyse': of('v1.sourceAnalysed', 'registers'),
  '3-6 identify': of('v1.causeFound', 'method'),
  '3-7 review': ['v1.measuresReviewed'],
  '3-7 plan': ['v1.correctiveActionPlanned'],
  '3-7 report': of('v1.reported', 'form3'),
  '3-8 report': ['v1.reportedToMayor'],
  '3-9 maintainer': told('3-9', 'maintainer'),
  '3-9 prefecture': told('3-9', 'prefecture'),
  '3-9 agency': told('3-9', 'agency'),
  '3-9 confirm': ['v1.resumptionConfirmed'],
  '3-9 council': of('v1.councilDecided', 'resumption'),
  '3-9 resume': of('v1.resumed', '3-9'),
}
