// The access log, passkeys and what they confirm, as they are described. Rule OA1.
import { AccessPage, accessPath, maxToldBytes, ToldAnswer, ToldRequest } from '../../shared/sync/access.ts'
import {
  ConfirmationAnswer,
  ConfirmationOptions,
  confirmationOptionsPath,
  ConfirmationOptionsRequest,
  ConfirmationRequest,
  confirmationsPath,
  maxPasskeyBytes,
  PasskeyAnswer,
  PasskeyOptions,
  passkeyOptionsPath,
  PasskeyRequest,
  passkeysPath,
} from '../../shared/sync/passkeys.ts'
import { type DescribedRoute, json, noJson } from './described.ts'

export const administratorRoutes: readonly DescribedRoute[] = [
  {
    method: 'get',
    path: accessPath,
    says: 'The access log, the newest first. AL4',
    who: 'administrator',
    answers: { 200: json(AccessPage) },
    refusals: ['badRequest'],
  },
  {
    method: 'post',
    path: accessPath,
    says: 'What happened on this device alone. AL5',
    who: 'device',
    request: { content: json(ToldRequest), maxBytes: maxToldBytes },
    answers: { 200: json(ToldAnswer) },
    refusals: [...noJson, 'tooManyAttempts'],
  },
  {
    method: 'post',
    path: passkeyOptionsPath,
    says: 'What the browser is asked to make a passkey of this device. AU10',
    who: 'administrator',
    answers: { 200: json(PasskeyOptions) },
    refusals: ['noPasskey'],
  },
  {
    method: 'post',
    path: passkeysPath,
    says: 'Registers it; of a device that has one, once that confirms it. AU10',
    who: 'administrator',
    request: { content: json(PasskeyRequest), maxBytes: maxPasskeyBytes },
    answers: { 201: json(PasskeyAnswer) },
    refusals: [...noJson, 'noPasskey', 'confirmationNeeded'],
  },
  {
    method: 'post',
    path: confirmationOptionsPath,
    says: 'What the browser is asked to confirm an act. AU10',
    who: 'device',
    request: { content: json(ConfirmationOptionsRequest), maxBytes: maxPasskeyBytes },
    answers: { 200: json(ConfirmationOptions) },
    refusals: [...noJson, 'noPasskey'],
  },
  {
    method: 'post',
    path: confirmationsPath,
    says: 'Confirms it, once and for two minutes. AU10',
    who: 'device',
    request: { content: json(ConfirmationRequest), maxBytes: maxPasskeyBytes },
    answers: { 200: json(ConfirmationAnswer) },
    refusals: [...noJson, 'noPasskey'],
  },
]
