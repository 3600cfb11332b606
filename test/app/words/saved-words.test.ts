// What the bar of 取り消す says was saved, beside its button on the smallest phone.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { readFileSync } from 'node:fs'
import { shortWords } from '../../../app/facts/descriptions.ts'
import { withoutClauses } from '../../../app/words/without-clauses.ts'
import { townBodies } from '../../../shared/incident/town-bodies.ts'
import { emptyIncident } from '../../../shared/incident/incident.ts'
import { anyHistory } from '../../incident/histories.ts'
import { fixedNow, incident } from '../../people.ts'

/** A dialled number is not undone; of the town's own nothing comes back, so that there are two lines for it. */
const lasting = ['v1.callPlaced', 'v1.bundleTaken']

/** In letters of full width; the offices stand by their short names there. */
function lengthOf(words: string): number {
  const said = words
    .replace('県の住基ネット担当部署', '県')
    .replace('指定情報処理機関', '機関')
    .replace('情報保護統括責任者', '統括責任者')
    .replace('情報保護管理会議', '会議')
  return [...said].reduce((sum, letter) => sum + (/[\u0020-\u024f]/.test(letter) ? 0.6 : 1), 0)
}

// 住基データの保護が確保できず、住民の… was all that it said of 3-4(2), which had been found or found not to be so.
it('[TL3] says whatever was done in a dozen letters', () => {
  fc.assert(
    fc.property(anyHistory, ({ own }) => {
      for (const { receivedAt: _, ...read } of own) {
        if (!read.known || lasting.includes(read.operation.type) || read.operation.type in townBodies)
          continue
        const words = shortWords(read, emptyIncident(incident), fixedNow)
        expect([words, lengthOf(words) <= 12]).toEqual([words, true])
      }
    }),
    { numRuns: 300 },
  )
})

it('[TL3] leaves out the clauses as any town numbers them, and nothing else', () => {
  const file = readFileSync(new URL('../../third-town/plan/clauses.yaml', import.meta.url), 'utf8')
  const labels = (parse(file) as { label: string }[]).map(({ label }) => label)
  expect(labels).toContain('第7条第4項')
  expect(withoutClauses('県へ通報した 第7条第4項・第9条第2項', labels)).toBe('県へ通報した')
  expect(withoutClauses('切り離した(第9条第1項)', labels)).toBe('切り離した')
  expect(withoutClauses('県へ通報した 3-2(4)・3-4(2)')).toBe('県へ通報した')
  expect(withoutClauses('運用を再開した(3-9)')).toBe('運用を再開した')
  expect(withoutClauses('脅威度 レベル3と判定')).toBe('脅威度 レベル3と判定')
  expect(withoutClauses('不正行為(疑い)')).toBe('不正行為(疑い)')
})
