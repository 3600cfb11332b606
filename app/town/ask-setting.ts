// An administrator confirms a setting of the town, by which it takes effect (TR8).
import { SettingConfirmation, settingConfirmationPath } from '../../shared/sync/confirmations.ts'
import { askJson } from '../sync/ask-json.ts'
import { confirmed } from '../sync/confirmed.ts'

const problems: Record<string, string> = {
  notEnrolled: 'この端末は登録されていません',
  revoked: 'この端末の登録は解除されました',
  notAdministrator: '管理者の端末で確かめてください',
  confirmationNeeded: '確かめられなかったので、効いていません。もう一度押してください',
  notFound: 'サーバーにまだありません。保存されてから押してください',
}

/** Why it does not take effect; null: it does. */
export async function confirmSetting(operation: string): Promise<string | null> {
  const path = settingConfirmationPath(operation)
  const { answer, refused, reached } = await confirmed(path, () => askJson(path, SettingConfirmation, {}))
  if (answer !== null) return null
  return reached ? (problems[refused ?? ''] ?? 'サーバーの返事が読めません') : 'サーバーにつながりません'
}
