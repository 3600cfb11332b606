// The head of the record 記録の位置 that a sheet bears: how far this device holds the chain (SY9), so that a paper can be
// compared with the record.
import { comingCount } from '../record/log/gap.ts'
import type { Self } from '../record/log/database.ts'

const shortHashLength = 12

/** `waiting`: how many operations of the sheet's incident the server does not have yet. */
export function recordHead(self: Self | null, waiting: number): string {
  const { position, hash } = self?.enrolment?.cursor ?? { position: 0, hash: '' }
  if (position === 0) return 'サーバー未保存'
  const coming = comingCount(self?.enrolment)
  const more = coming === 0 ? '' : ` 受信中${coming}件を除く`
  const head = `${position} ${hash.slice(0, shortHashLength)}${more}`
  return waiting === 0 ? head : `${head} サーバー未保存${waiting}件を含む`
}
