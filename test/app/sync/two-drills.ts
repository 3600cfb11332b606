// A drill 訓練 that is over and one that goes on, and what the server says of what a device need not hold (ST12).
import { append, newId } from '../../../app/record/log/append.ts'
import { phone } from '../../../app/record/log/this-phone.ts'
import { makeSummaries } from '../../../app/record/derived/make-summaries.ts'
import { summarise } from '../../../app/facts/summarise.ts'
import { sync } from '../../../app/sync/engine.ts'
import type { Fact } from '../../../shared/incident/operation.ts'
import { linesPerPage } from '../../../shared/sync/protocol.ts'
import { officeLine, officePushes } from '../town.ts'

export const text = '訓練で住基端末が起動しない'
const later = '2029-01-01T00:00:00.000Z'
export const told = {
  now: later,
  generation: 1,
  position: linesPerPage,
  retention: { days: 30, coveredTo: linesPerPage },
}
export const make = () => makeSummaries(phone, summarise)

/** Both, and the page of the record that they stand in; `more`: what else is said of them. */
export async function twoDrills(
  more = async (_over: string, _goesOn: string) => {},
): Promise<{ over: string; open: string }> {
  const [over, goesOn] = [newId(phone), newId(phone)]
  const began = (subject: string): Fact => ({
    type: 'v1.intakeReceived',
    subject,
    body: { what: text, drill: true },
  })
  await append(phone, [began(over), began(goesOn)])
  await more(over, goesOn)
  await append(phone, [{ type: 'v1.drillEnded', subject: over, body: { what: null } }])
  await sync(phone)
  await officePushes(...Array.from({ length: linesPerPage }, () => officeLine()))
  await sync(phone)
  await make()
  return { over, open: goesOn }
}
