// Measure (c): what the server's own process holds in memory once it has taken so many operations through the real
// route, in batches as a phone sends them.
import { openTown } from '../e2e/town.ts'
import { intake } from '../people.ts'
import { enrolRemote } from '../server/remote-phone.ts'
import { maxBatchOperations } from '../../shared/sync/protocol.ts'
import { resident } from './process-use.ts'

export type ServerMemory = { startBytes: number; bytes: number; peakBytes: number }

/** Resident bytes before the first operation, after the last answer, and the most at any time between. */
export async function serverMemory(operations: number): Promise<ServerMemory> {
  const town = await openTown(new Date().toISOString())
  try {
    const phone = await enrolRemote(town.url, town.code().replaceAll('-', ''))
    const startBytes = await resident(town.pid(), 'VmRSS')
    let head = {}
    for (let sent = 0; sent < operations; sent += maxBatchOperations) {
      const batch = Array.from({ length: maxBatchOperations }, () => intake({ device: phone.device }))
      const answer = await phone.sync(town.url, batch, head)
      if (answer.accepted.length !== batch.length) throw new Error('not all were accepted')
      head = { cursor: answer.head }
    }
    const bytes = await resident(town.pid(), 'VmRSS')
    return { startBytes, bytes, peakBytes: await resident(town.pid(), 'VmHWM') }
  } finally {
    await town.end()
  }
}
