// Why an operation had no effect.
import type { NotApplied } from '../../shared/incident/corrections.ts'

export const notAppliedWords: Record<NotApplied, string> = {
  noSuchCall: '対象の発信の記録がまだありません',
  callWithdrawn: '対象の発信は、誤入力か、この事案から外されています',
  noSuchOperation: '対象の記録がまだありません',
  namesLaterOperation: 'この記録より後の記録を指しています',
  bodyDoesNotFit: '訂正の内容が決まりに合いません',
  notAdministrators: '権限未確認。管理者の端末で確かめると効きます',
}
