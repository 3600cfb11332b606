// What is wrong with the server's keeping (SY27, BK2, BK6), asked after a round: seldom while all is well.
import type { Phone } from '../record/log/phone.ts'
import { Health, isRoomLow } from '../../shared/sync/health.ts'
import { healthPath, jsonOrNull } from '../../shared/sync/protocol.ts'
import { bringBackSpoken, retireAs } from './bring-back.ts'
import { isServerBehind } from './server-clock.ts'
import { syncStatus } from './status.ts'

const wellMs = 10 * 60_000
const illMs = 30_000
const answerTimeoutMs = 15_000

let askedAt = Number.NEGATIVE_INFINITY

/**
 * `isAway`: the round brought no answer, as where the disk takes nothing. What can't be asked stays as it was known; what an
 * answer said of the server's clock is asked for at once.
 */
export async function askHealth(phone: Phone, isAway: boolean): Promise<void> {
  if (!isAway) await bringBackSpoken(phone).catch(() => {})
  const isSoon = Math.abs(phone.now() - askedAt) < (isAway || syncStatus.isIll ? illMs : wellMs)
  if (isSoon && (syncStatus.isIll || !isServerBehind(phone))) return
  askedAt = phone.now()
  try {
    const response = await phone.fetch(healthPath, {
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(answerTimeoutMs),
    })
    const { data: health } = Health.safeParse(jsonOrNull(await response.text()))
    if (health === undefined) return
    hearHealth(health)
    await retireAs(phone, health)
  } catch {
    // It is asked again after another round.
  }
}

export function hearHealth(health: Health): void {
  const { keeps, backupLate, clock } = health
  syncStatus.health = health
  syncStatus.isIll = !keeps || backupLate || isRoomLow(health) || clock.behindMs > 0 || clock.contradicted
}
