// Proofs of lines (SY22), as this device works them out from the skeleton of the chain.
import { expect, it } from 'vitest'
import { proofReader } from '../../../../app/record/log/proofs.ts'
import { phone } from '../../../../app/record/log/this-phone.ts'
import { sync } from '../../../../app/sync/engine.ts'
import { genesis } from '../../../../shared/sync/chain.ts'
import { ndjson, syncPath } from '../../../../shared/sync/protocol.ts'
import { SyncAnswerHead, writeProven } from '../../../../shared/sync/round-trip.ts'
import { devices } from '../../../people.ts'
import { enrolHere, officeLine, officePushes, officePushesEach, openTown, rows } from '../../town.ts'

it('[SY22] prove to a server with the same key that it once had each line, whoever brings it', async () => {
  await openTown()
  await enrolHere()
  await officePushes(officeLine(), officeLine(), officeLine())
  await officePushesEach(officeLine(), officeLine())
  await sync(phone)
  const proofOf = proofReader(phone)
  const held = (await rows()).toSorted((a, b) => (a.receipt?.position ?? 0) - (b.receipt?.position ?? 0))
  const proven = await Promise.all(
    held.map(async ({ line, receipt }) => writeProven((await proofOf(receipt)) ?? expect.fail(), line)),
  )

  const record = await openTown()
  await enrolHere()
  const now = new Date().toISOString()
  const head = { protocol: 2, record, cursor: genesis(record), want: 0, now, count: proven.length }
  const answer = await fetch(syncPath, {
    method: 'POST',
    headers: { 'content-type': ndjson },
    body: [JSON.stringify(head), ...proven, ''].join('\n'),
  })
  const { accepted, refused } = SyncAnswerHead.parse(JSON.parse((await answer.text()).split('\n')[0] ?? ''))
  expect(refused).toEqual([])
  expect(accepted.map(({ standing }) => standing)).toEqual(proven.map(() => 'relayed'))
  expect(accepted.map(({ first }) => [first?.position, first?.uploader])).toEqual(
    held.map(({ receipt }) => [receipt?.position, devices.officePhone]),
  )
})

it('[SY22] there is none of what the server never had', async () => {
  expect(await proofReader(phone)(null)).toBeNull()
})
