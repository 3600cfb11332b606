// The first administrator's code: there is always one to enrol with until somebody has. Rule AU3.
import { invitationLifeMs } from '../../shared/sync/protocol.ts'
import type { AccessLog } from '../access/access-log.ts'
import type { SealKey } from '../seal.ts'
import type { EnrolmentStorage } from '../storage/storage.ts'
import { invitationLine, invite, inviteeWords } from './invitations.ts'

export const howToInvite = '端末の追加: npm run invite -- --name 氏名 --office 職'

type Offer = {
  storage: EnrolmentStorage
  seal: SealKey
  access: AccessLog
  now: () => Date
  print: (line: string) => void
  report: (error: unknown) => void
}

/** Prints a code, and a fresh one whenever it has run out unused; once an administrator is enrolled, how to invite. */
export async function offerFirstCode(offer: Offer): Promise<void> {
  const { storage, seal, access, now, print, report } = offer
  if (await storage.hasAdministrator()) return print(howToInvite)
  const code = await invite(storage, seal, { name: null, office: null, administrator: true }, now())
  print(invitationLine(code, true))
  const what = inviteeWords(null, true)
  await access.add([{ at: now().toISOString(), kind: 'invited', what }]).catch(report)
  setTimeout(() => void offerFirstCode(offer).catch(report), invitationLifeMs).unref()
}
