// The browser's facts about the storage of this device's record; null where it does not say.
import { workerRefused } from '../offline/register.ts'
import { isInstalled } from '../ui/installed.ts'

export type StorageFacts = {
  /** https, or this machine itself: only there is a page kept for when there is no network. */
  secure: boolean
  /** The browser did not take what keeps the page. */
  offlineRefused: boolean
  /** Opened from the home screen. */
  installed: boolean
  /** A computer with a mouse: it has no home screen. */
  desk: boolean
  /** The browser refuses what it offers in an ordinary window. */
  refused: boolean
  /** The browser has promised not to clear the record by itself. */
  persisted: boolean | null
  usageBytes: number | null
  quotaBytes: number | null
}

export async function storageFacts(): Promise<StorageFacts> {
  const secure = isSecureContext
  const { usage = null, quota = null } = (await answer(() => navigator.storage.estimate())) ?? {}
  return {
    secure,
    offlineRefused: workerRefused.value,
    installed: isInstalled(),
    desk: matchMedia('(min-width: 1024px) and (pointer: fine)').matches,
    refused: secure && (await refusesStorage()),
    persisted: await answer(() => navigator.storage.persisted()),
    usageBytes: usage,
    quotaBytes: quota,
  }
}

/** Asks the browser to keep the record; null where it can't be asked. Some decide alone, some ask the person. */
export function askToPersist(): Promise<boolean | null> {
  return answer(() => navigator.storage.persist())
}

/** Private windows of Safari and Firefox refuse files; those of Firefox had no worker. Chrome's can't be told. */
async function refusesStorage(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return true
  return (
    'getDirectory' in navigator.storage && (await answer(() => navigator.storage.getDirectory())) === null
  )
}

async function answer<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch {
    return null
  }
}
