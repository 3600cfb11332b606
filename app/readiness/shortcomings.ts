// Shortcomings 足りないもの: what this device lacks to keep a record safely until it is needed. From facts alone.
import type { StorageFacts } from './storage-facts.ts'

export type Shortcoming =
  | 'insecureOrigin'
  | 'offlineRefused'
  | 'notInstalled'
  | 'notPersistent'
  | 'privateWindow'
  | 'nearlyFull'

/** A browser offers gigabytes; only a private window's storage is as small as this. No browser says it for certain. */
const privateQuotaBytes = 1024 ** 3
const fullShare = 0.9
const fewBytesLeft = 50 * 1024 ** 2

/** The shortcomings of this device, in the order in which they are shown. */
export function shortcomings(facts: StorageFacts): Shortcoming[] {
  const { secure, installed, desk, persisted } = facts
  const full = isNearlyFull(facts)
  const found = {
    insecureOrigin: !secure,
    offlineRefused: facts.offlineRefused,
    // Without https there is nothing to install, and no way to ask. On a desk a browser's window does as well.
    notInstalled: secure && !installed && !desk,
    notPersistent: secure && persisted === false,
    privateWindow: secure && !installed && (facts.refused || (!full && hasSmallQuota(facts))),
    nearlyFull: full,
  }
  return order.filter((shortcoming) => found[shortcoming])
}

const order: readonly Shortcoming[] = [
  'insecureOrigin',
  'offlineRefused',
  'privateWindow',
  'nearlyFull',
  'notInstalled',
  'notPersistent',
]

function isNearlyFull({ usageBytes, quotaBytes }: StorageFacts): boolean {
  if (usageBytes === null || quotaBytes === null) return false
  return usageBytes >= quotaBytes * fullShare || quotaBytes - usageBytes < fewBytesLeft
}

function hasSmallQuota({ quotaBytes }: StorageFacts): boolean {
  return quotaBytes !== null && quotaBytes < privateQuotaBytes
}
