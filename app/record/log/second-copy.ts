// A second copy of this device (a cloned profile, an own old image) said something before: this one goes on under another
// id, once nothing waits that was said under the old one. Rule SY29.
import { v4 as uuidv4 } from 'uuid'
import type { Turn } from '../../../shared/sync/turn.ts'
import type { Self } from './database.ts'
import { keepAfloat } from './lifeboat.ts'
import { countWaiting } from './outbox.ts'
import type { Phone } from './phone.ts'
import { newSecret, nextTurns, putSelf, selfIn } from './self.ts'

/** `heard`: the last turn of this device that the server knows of, where it has said so just now. */
export async function partWays(phone: Phone, heard: Turn | undefined): Promise<void> {
  if (heard === undefined && phone.memory.self?.second !== 'noticed') return
  const hasParted = await phone.withDatabase((database) =>
    database.transaction('rw', database.self, database.outbox, async () => {
      const self = await selfIn(phone, database)
      // Another tab of this copy may have said something since this one asked.
      const isOwn = self.turns.some((turn) => turn.mark === heard?.mark)
      if (self.second === 'parted' || (self.second === null && isOwn)) return false
      const waits = (await countWaiting(database)) > 0
      await putSelf(phone, database, waits ? { ...self, second: 'noticed' } : parted(phone, self))
      return !waits
    }),
  )
  // Before it is enrolled anew: with the new session the old id, come back by an older lifeboat, is never known for a copy.
  if (hasParted) await keepAfloat(phone).catch(() => {})
}

function parted(phone: Phone, self: Self): Self {
  return {
    ...self,
    device: uuidv4({ random: phone.random(16) }),
    secret: newSecret(phone),
    turns: nextTurns(phone, []),
    formerly: [...self.formerly, self.device],
    second: 'parted',
    sessionEnded: true,
  }
}
