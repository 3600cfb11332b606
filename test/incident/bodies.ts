// One body of each type of operation, as a person would have said it.
import type { OperationOf, OperationType } from '../../shared/incident/operation.ts'
import { uuidv7 } from '../people.ts'

export const call = uuidv7(900_001)
export const bodies: { [T in OperationType]: OperationOf<T>['body'] } = {
  'v1.callPlaced': {
    contact: 'prefectureNight',
    organisation: '滋賀県総務部自治振興課',
    number: '0775633750',
  },
  'v1.callEnded': { call, outcome: 'noAnswer' },
  'v1.callIncluded': { call },
  'v1.notified': { office: 'prefecture', call, person: '県 担当', reason: null },
  'v1.intakeReceived': { what: '住基端末が起動しない' },
  'v1.kindAssessed': { kind: 'violation', presence: 'suspected' },
  'v1.intakeDetailed': { form: { coming: 'discovered', place: '電算室' } },
  'v1.threatSuspected': { level: 3, examples: ['accessThroughFirewall'], reason: null },
  'v1.threatAssessed': {
    level: 2,
    examples: ['malwareDetected'],
    reason: '駆除できた',
    helpedBy: ['maintainer'],
    replaces: [call],
  },
  'v1.respondersConvened': { what: null },
  'v1.informationGathered': { what: '業務端末の操作記録' },
  'v1.causeFound': { what: '持ち込んだ媒体' },
  'v1.reportedInternally': { to: '総務課長', what: null },
  'v1.stoodDown': { what: null },
  'v1.councilRequested': { what: null, clause: '3-3' },
  'v1.councilDecided': { item: 'resumption', what: '再開する' },
  'v1.reportedToMayor': { what: null },
  'v1.measureStarted': { what: '業務端末の使用を止めた', clause: '1-3' },
  'v1.acknowledged': { operations: [call] },
  'v1.corrected': { operation: call, nature: 'mistaken', body: null, reason: null },
}
