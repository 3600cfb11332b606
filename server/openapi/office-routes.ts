// The routes for the office, and those that anybody may ask, as they are described. Rule OA1.
import {
  DeviceList,
  devicesPath,
  InvitationAnswer,
  InvitationRequest,
  invitationsPath,
  maxInvitationBytes,
  maxRevocationBytes,
  Revocation,
  revocationPath,
  RevocationRequest,
} from '../../shared/sync/devices.ts'
import { Health } from '../../shared/sync/health.ts'
import { healthPath } from '../../shared/sync/protocol.ts'
import {
  AsideList,
  maxSettlementBytes,
  setAsidePath,
  Settlement,
  SettlementRequest,
} from '../../shared/sync/set-aside.ts'
import { type DescribedRoute, json, noJson } from './described.ts'
import { alivePath, readyPath } from '../routes/probes.ts'
import { OpenApi, Up } from './schemas.ts'

export const openApiPath = '/api/v2/openapi.json'
const oneAside = `${setAsidePath}/:number`

export const officeRoutes: readonly DescribedRoute[] = [
  {
    method: 'get',
    path: openApiPath,
    says: 'This description. OA1',
    who: 'anyone',
    answers: { 200: json(OpenApi) },
    refusals: [],
  },
  {
    method: 'get',
    path: alivePath,
    says: 'The process answers. RN3',
    who: 'anyone',
    answers: { 200: json(Up) },
    refusals: [],
  },
  {
    method: 'get',
    path: readyPath,
    says: 'So does its database. RN3',
    who: 'anyone',
    answers: { 200: json(Up) },
    refusals: [],
  },
  {
    method: 'get',
    path: healthPath,
    says: 'How far the record is, and what is wrong with its keeping. BK2, BK6, SY27, RN5',
    who: 'device',
    answers: { 200: json(Health) },
    refusals: [],
  },
  {
    method: 'get',
    path: devicesPath,
    says: 'Every device that was enrolled. AU7',
    who: 'device',
    answers: { 200: json(DeviceList) },
    refusals: [],
  },
  {
    method: 'post',
    path: invitationsPath,
    says: 'A code for one device. AU5',
    who: 'administrator',
    request: { content: json(InvitationRequest), maxBytes: maxInvitationBytes },
    answers: { 201: json(InvitationAnswer) },
    refusals: [...noJson, 'confirmationNeeded'],
  },
  {
    method: 'post',
    path: revocationPath(':device'),
    says: 'Ends an enrolment. AU5, AU6',
    who: 'administrator',
    request: { content: json(RevocationRequest), maxBytes: maxRevocationBytes },
    answers: { 200: json(Revocation) },
    refusals: [...noJson, 'unknownDevice', 'lastAdministrator', 'confirmationNeeded'],
  },
  {
    method: 'get',
    path: setAsidePath,
    says: 'The lines that were set aside. SY19',
    who: 'device',
    answers: { 200: json(AsideList) },
    refusals: [],
  },
  {
    method: 'get',
    path: oneAside,
    says: 'One of them, as it came. SY19',
    who: 'device',
    answers: { 200: { bytes: ['application/octet-stream'] } },
    refusals: ['notFound'],
  },
  {
    method: 'post',
    path: oneAside,
    says: 'Settles one: `ownLine` for the device that sent it or was invited with it, unless it is an administrator’s. SY19',
    who: 'device',
    request: { content: json(SettlementRequest), maxBytes: maxSettlementBytes },
    answers: { 200: json(Settlement) },
    refusals: [
      ...noJson,
      'notFound',
      'ownLine',
      'alreadySettled',
      'notReadable',
      'conflict',
      'confirmationNeeded',
    ],
  },
]
