// The head of the record 記録の位置 that a sheet bears: how far this device holds the chain (SY9), so that a paper can be
// compared with the record.
import type { Self } from '../record/log/database.ts'

const shortHashLength = 12

/** `waiting`: how many operations of the sheet's incident the server does not have yet. */
export function recordHead(self: Self | null, waiting: number): string {
  const { position, hash } = self?.enrolment?.cursor ?? { position: 0, hash: '' }
  if (position === 0) return 'サーバー未保存'
  const head = `${position} ${hash.slice(0, shortHashLength)}`
  return waiting === 0 ? head : `${head} サーバー未保存${waiting}件を含む`
}
