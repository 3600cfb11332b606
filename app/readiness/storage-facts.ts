// What the browser says of the place where this device keeps its record. It may not answer: null.
import { isInstalled } from '../ui/installed.ts'

export type StorageFacts = {
  /** https, or this machine itself: only there is a page kept for when there is no network. */
  secure: boolean
  /** Opened from the home screen. */
  installed: boolean
  /** Something that every browser offers today is refused here, as private windows do. */
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
    installed: isInstalled(),
    refused: secure && !(await offersEverything()),
    persisted: await answer(() => navigator.storage.persisted()),
    usageBytes: usage,
    quotaBytes: quota,
  }
}

/** Asks the browser to keep the record; null where it can't be asked. Some decide alone, some ask the person. */
export function askToPersist(): Promise<boolean | null> {
  return answer(() => navigator.storage.persist())
}

async function offersEverything(): Promise<boolean> {
  const database = 'indexedDB' in globalThis && (await answer(() => indexedDB.databases())) !== null
  const files = (await answer(() => navigator.storage.getDirectory())) !== null
  return 'serviceWorker' in navigator && database && files
}

async function answer<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch {
    return null
  }
}
