// What a hostile phone asks for beside its lines: the rights of an administrator, its own set-aside line, another name in the list
// of devices. Each is refused by its reason, or shown as it was enrolled. Rules AU5, AU7, SY19, TR8.
import { accessPath } from '../../shared/sync/access.ts'
import { confirmationCodesPath, settingConfirmationPath } from '../../shared/sync/confirmations.ts'
import { DeviceList, devicesPath, invitationsPath, revocationPath } from '../../shared/sync/devices.ts'
import { AsideList, setAsidePath } from '../../shared/sync/set-aside.ts'
import { Violation } from './checks.ts'
import { origin, rowsOf, selfOf } from './device.ts'
import type { Hostile } from './hostile.ts'
import type { Random } from './random.ts'
import { count } from './world.ts'
import type { World } from './world.ts'

/** As its code names it. */
export const hostileName = { device: 'x', person: '応援 乙' }

export async function tryRights(world: World, random: Random, hostile: Hostile): Promise<void> {
  const { device } = await selfOf(random.pick(world.devices))
  const rows = await rowsOf(random.pick(world.devices))
  const setting = rows.at(-1)?.id ?? device
  const whom = { name: '町長', office: null, administrator: true }
  const act = revocationPath(device)
  await refused(world, hostile, invitationsPath, 'notAdministrator', whom)
  await refused(world, hostile, act, 'notAdministrator', { reason: '紛失', by: '町長' })
  await refused(world, hostile, settingConfirmationPath(setting), 'notAdministrator', {})
  await refused(world, hostile, confirmationCodesPath, 'notAdministrator', { act })
  await refused(world, hostile, accessPath, 'notAdministrator')
  await settleOwn(world, hostile)
  await beListed(hostile)
}

/** Whoever sent a line in does not decide of it. */
async function settleOwn(world: World, hostile: Hostile): Promise<void> {
  const list = AsideList.parse(await (await ask(hostile, setAsidePath)).json())
  const own = list.waiting.find(({ device }) => device === hostile.device)
  if (own === undefined) return
  const decision = own.canTake ? 'take' : 'leave'
  const said = { decision, by: '町長', note: '嘘' }
  await refused(world, hostile, `${setAsidePath}/${own.number}`, 'ownLine', said)
}

/** By the names it was enrolled with, whoever it says that types on it. */
async function beListed(hostile: Hostile): Promise<void> {
  const { devices } = DeviceList.parse(await (await ask(hostile, devicesPath)).json())
  const listed = devices.find(({ device }) => device === hostile.device)
  if (listed?.name !== hostileName.device || listed.person !== hostileName.person)
    throw new Violation(`the list names the hostile device ${listed?.name} of ${listed?.person}`)
}

async function refused(
  world: World,
  hostile: Hostile,
  path: string,
  reason: string,
  body?: object,
): Promise<void> {
  const answer = await ask(hostile, path, body)
  const said = await answer.json()
  count(world, `hostile refused ${reason}`)
  if (answer.status !== 403 || said.reason !== reason)
    throw new Violation(`${path} was answered ${answer.status} ${said.reason}, not ${reason}`)
}

function ask({ cookie, server }: Hostile, path: string, body?: object): Promise<Response> {
  const headers = { cookie, 'content-type': 'application/json' }
  const posted = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
  return server.answer(new Request(`${origin}${path}`, { headers, ...posted }))
}
