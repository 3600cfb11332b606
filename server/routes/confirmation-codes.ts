// /api/v2/confirmations/codes and /by-code: a code for an act where no passkey can be used, shown by other administrators' devices
// and the terminal, typed on the device that asks. Behind `requireAdministrator`. Rule AU12.
import type { Handler } from 'hono'
import {
  actWords,
  type AskedConfirmation,
  type AskedConfirmations,
  CodeConfirmationRequest,
  type ConfirmationCodeAnswer,
  ConfirmationCodeRequest,
  maxConfirmationBytes,
  readConfirmationCode,
  settingOfAct,
} from '../../shared/sync/confirmations.ts'
import { settingInWords } from '../../shared/rules/town/setting-words.ts'
import { maxListedDevices } from '../../shared/sync/devices.ts'
import type { Noting } from '../access/noting.ts'
import type { ConfirmationCodes } from '../identity/confirmation-codes.ts'
import type { Confirmations } from '../identity/confirmations.ts'
import type { WithSession } from '../identity/sessions.ts'
import type { DeviceStorage, KeptDevice, RecordStorage } from '../storage/storage.ts'
import { readJson } from './body.ts'
import { refuse } from './refusal.ts'

type Confirming = {
  storage: DeviceStorage & Pick<RecordStorage, 'storedOperation'>
  codes: ConfirmationCodes
  confirmations: Confirmations
  now: () => Date
  noting: Noting
  /** A line on the server's terminal. */
  print: (line: string) => void
}

export function askCodeRoute({ storage, codes, now, print }: Confirming): Handler<WithSession> {
  return async (context) => {
    const request = await readJson(context.req.raw, ConfirmationCodeRequest, maxConfirmationBytes)
    if (!request.ok) return refuse(context, request.reason)
    const { device } = context.var.session
    const { act } = request.value
    const operation = settingOfAct(act)
    const setting =
      operation === null ? null : await settingInWords(operation, (id) => storage.storedOperation(id))
    const made = codes.ask(device, act, setting, now().getTime())
    if (made === null) return refuse(context, 'tooManyAttempts')
    const devices = await storage.devices(maxListedDevices)
    if (made.isNew) print(codeLine(made.asked, devices))
    const shownOn = devices.filter((one) => isOther(one, device)).map(({ name }) => name)
    const answer: ConfirmationCodeAnswer = { expiresAt: made.asked.expiresAt, shownOn }
    return context.json(answer)
  }
}

export function shownCodesRoute({ codes, now }: Confirming): Handler<WithSession> {
  return (context) => {
    const asked = codes.shownTo(context.var.session.device, now().getTime())
    const answer: AskedConfirmations = { asked }
    return Promise.resolve(context.json(answer))
  }
}

export function confirmByCodeRoute({ codes, confirmations, now, noting }: Confirming): Handler<WithSession> {
  return async (context) => {
    const request = await readJson(context.req.raw, CodeConfirmationRequest, maxConfirmationBytes)
    if (!request.ok) return refuse(context, request.reason)
    const { act, code } = request.value
    const { device } = context.var.session
    const nowMs = now().getTime()
    const reason = codes.take(device, act, code, nowMs)
    if (reason !== null) return refuse(context, reason)
    confirmations.confirmed(device, act, nowMs)
    await noting.note(context, [{ kind: 'confirmedByCode', what: act }])
    return context.json({ confirmed: true })
  }
}

function isOther({ device, administrator, revocation }: KeptDevice, asking: string): boolean {
  return administrator && revocation === null && device !== asking
}

/** Whoever reads it at the terminal is told first what it is for. */
function codeLine({ device, act, setting, code }: AskedConfirmation, devices: readonly KeptDevice[]): string {
  const nameOf = (wanted: string) => devices.find((one) => one.device === wanted)?.name ?? wanted
  const words = actWords(act, nameOf, setting)
  return `確認コード: ${readConfirmationCode(code)} (10分間)  端末「${nameOf(device)}」が${words}ため。本人に確かめてから伝える`
}
