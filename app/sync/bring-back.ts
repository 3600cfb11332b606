// Bring back: the lines of an incident whose bytes are at the server alone, from the pages of the record that have them.
// Rule ST12.
import type { Health } from '../../shared/sync/health.ts'
import { linesPerPage } from '../../shared/sync/protocol.ts'
import { summaryVersion } from '../record/derived/summary.ts'
import type { Phone } from '../record/log/phone.ts'
import { retire } from '../record/log/retire.ts'
import { retiredPages, retiredToReturn, returnLines } from '../record/log/retired.ts'
import { retirePictures } from './retire-pictures.ts'
import { fetchPage } from './transport.ts'

/** False: the server can't be asked now, or gives other lines. */
export async function bringBack(phone: Phone, incident: string): Promise<boolean> {
  const pages = await phone.withDatabase((database) => retiredPages(database, incident))
  if (pages.length === 0) return true
  const wanted = new Set(pages.flatMap(({ positions }) => positions))
  const numbers = new Set([...wanted].map((position) => Math.ceil(position / linesPerPage)))
  const lines = new Map<number, string | null>()
  for (const number of numbers) {
    const parts = await fetchPage(phone, number)
    if (parts === null) return false
    for await (const { head, lines: came } of parts)
      for (let index = 0; index < head.count; index += 1)
        if (wanted.has(head.position + index)) lines.set(head.position + index, came[index] ?? null)
  }
  return returnLines(phone, incident, lines)
}

/** After a round: what was spoken of since comes back. */
export async function bringBackSpoken(phone: Phone): Promise<void> {
  for (const incident of await retiredToReturn(phone, summaryVersion)) await bringBack(phone, incident)
}

/** What the server says a device need not hold goes; `retention` absent: nothing. */
export async function retireAs(phone: Phone, { retention, ...told }: Health): Promise<void> {
  if (retention === undefined) return
  await retire(phone, { ...told, retention })
  await retirePictures(phone, { ...told, retention })
}
