// Why the server did not take a line into the record, in words.
import type { LineRefusal } from '../../shared/sync/protocol.ts'

const reasons: Record<string, string> & Record<LineRefusal, string> = {
  notUtf8: '文字が壊れています',
  notJson: '形式が壊れています',
  tooDeep: '形式が複雑すぎます',
  duplicateKey: '項目が二重になっています',
  nulCharacter: '使えない文字が入っています',
  malformed: '項目が決まりに合いません',
  tooLarge: '長すぎます',
  conflict: '同じ番号で別の内容の記録があります',
  relayedWithoutProof: 'ほかの端末の記録です(転送)',
  revoked: '登録を解除した端末の記録です',
}

/** `reason` is a LineRefusal, or a newer server's word. */
export function refusalWords(reason: string): string {
  return reasons[reason] ?? 'サーバーが受け取れませんでした'
}
