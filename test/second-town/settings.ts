// What the second town has entered of itself: settings, as operations of the town.
import type { Said } from '../e2e/said-in.ts'

export const ownRow = '監視装置が庁内の端末の異常な通信を知らせた'
export const ownMeasure = '当該端末の通信ケーブルを抜く'
export const procedure = '既存住基サーバ背面の青いケーブルを抜き、札を掛ける'

export const settings: readonly Said[] = [
  {
    type: 'v1.measureRowEntered',
    body: {
      row: 'alarm',
      entry: {
        group: 1,
        noticedBy: 'town',
        event: ownRow,
        measures: [{ text: ownMeasure, verb: 'acts' }],
      },
    },
  },
  { type: 'v1.procedureEntered', body: { what: procedure } },
  {
    type: 'v1.contactEntered',
    body: {
      contact: 'maintainer-night',
      entry: { office: 'maintainer', name: '運用保守会社 当直', number: '0760000004', whileLocked: true },
    },
  },
  { type: 'v1.approvalColumnsEntered', body: { columns: ['保護統括監', '係長'] } },
]
