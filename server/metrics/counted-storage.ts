// A storage whose appends and pages are counted. Rule RN4.
import { linesPerPage } from '../../shared/sync/protocol.ts'
import type { Storage } from '../storage/storage.ts'
import type { Meters } from './meters.ts'

export function countedStorage(storage: Storage, { pushed, pulled, refused, append }: Meters): Storage {
  return {
    ...storage,
    async append(batch) {
      const end = append.startTimer()
      const appended = await storage.append(batch)
      end()
      pushed.inc(appended.added)
      for (const { reason } of appended.refused) refused.inc({ reason })
      return appended
    },
    async page(request) {
      const page = await storage.page(request)
      pulled.inc(page.lines.length)
      return page
    },
    async linePage(number, encoding) {
      const page = await storage.linePage(number, encoding)
      if (page !== null) pulled.inc(linesPerPage)
      return page
    },
    async linesAt(request) {
      const lines = await storage.linesAt(request)
      pulled.inc(lines.length)
      return lines
    },
  }
}
