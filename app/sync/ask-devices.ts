// Requests to the server about the devices: the list, a code for one device, the end of an enrolment. Rules AU5-AU7.
import type * as z from 'zod/mini'
import {
  DeviceList,
  devicesPath,
  InvitationAnswer,
  invitationsPath,
  Revocation,
  revocationPath,
} from '../../shared/sync/devices.ts'
import type { InvitationRequest, RevocationRequest } from '../../shared/sync/devices.ts'
import type { RequestRefusal } from '../../shared/sync/protocol.ts'
import { askJson } from './ask-json.ts'
import { confirmed } from './confirmed.ts'

export type Answered<T> = { ok: true; answer: T } | { ok: false; problem: string }

const problems: Partial<Record<RequestRefusal, string>> & Record<string, string> = {
  notEnrolled: 'この端末は登録されていません。「この端末」で登録してください',
  revoked: 'この端末の登録は解除されました。「この端末」で登録し直してください',
  notAdministrator: 'この端末は管理者の端末ではありません。管理者の端末で行ってください',
  lastAdministrator: '管理者の端末はこれだけです。先に、ほかの端末を管理者として登録してください',
  confirmationNeeded: '確かめられなかったので、行っていません。もう一度行ってください',
  unknownDevice: 'この端末はサーバーにありません。一覧を最新にしてください',
}

export function askDevices(): Promise<Answered<DeviceList>> {
  return ask(devicesPath, DeviceList)
}

export function askInvitation(invitation: InvitationRequest): Promise<Answered<InvitationAnswer>> {
  return ask(invitationsPath, InvitationAnswer, invitation)
}

export function askRevocation(device: string, why: RevocationRequest): Promise<Answered<Revocation>> {
  return ask(revocationPath(device), Revocation, why)
}

function ask<T>(path: string, schema: z.ZodMiniType<T>, body?: object) {
  return confirmed(path, () => askOnce(path, schema, body))
}

async function askOnce<T>(
  path: string,
  schema: z.ZodMiniType<T>,
  body?: object,
): Promise<Answered<T> & { refused: string | null }> {
  const { answer, refused, reached } = await askJson(path, schema, body)
  if (answer !== null) return { ok: true, answer, refused }
  if (!reached) return { ok: false, problem: 'サーバーにつながりません', refused }
  const problem = problems[refused ?? ''] ?? 'サーバーの返事が読めません。接続を確かめてください'
  return { ok: false, problem, refused }
}
