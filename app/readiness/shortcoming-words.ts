// Shortcomings 足りないもの in words: apart from how they are found, since a page that starts has most often none to tell.
import type { Shortcoming } from './shortcomings.ts'
import type { StorageFacts } from './storage-facts.ts'

/** Explains it to the person holding the device, and says what they can do. */
export const shortcomingWords: Record<Shortcoming, { meaning: string; remedy: string }> = {
  insecureOrigin: {
    meaning:
      'この接続はhttpsではないため、通信できないときにこの画面を開けません。つながっている間は、電話も記録も使えます。',
    remedy: '管理者にhttpsのアドレスを聞いて開き直してください。番号は下のカードで控えておいてください。',
  },
  offlineRefused: {
    meaning:
      '通信できないときにこの画面を開けません。サーバーの証明書を信頼していないか、ブラウザーが断りました。',
    remedy: '証明書を信頼してから開き直してください。番号は下のカードで控えておいてください。',
  },
  privateWindow: {
    meaning:
      'プライベートウィンドウ(シークレットモード)かもしれません。閉じると、この端末だけの記録は消えます。',
    remedy: 'ふつうのSafariやChromeで開き直してください。',
  },
  nearlyFull: {
    meaning: 'この端末の空きが残りわずかです。新しい記録を保存できなくなるかもしれません。',
    remedy: '使わない写真やアプリを消して、空きを作ってください。',
  },
  notInstalled: {
    meaning: 'ホーム画面に追加したアイコンから開いていません。',
    remedy: 'まだ追加していなければ、下の手順で追加し、そのアイコンから開いてください。',
  },
  notPersistent: {
    meaning:
      '使わない日が続いたり、端末の空きが足りなくなったりすると、ブラウザーがこの端末の記録を消すことがあります。',
    remedy: '下の「記録を残す許可を求める」を押してください。',
  },
}

/** The advice left once the browser has refused to keep the record. */
export function remedyOnceRefused({ installed, desk }: StorageFacts): string {
  if (installed) return 'ときどきこのアプリを開き、もう一度許可を求めてください。'
  return desk
    ? '下の手順でこのパソコンにアプリとして入れ、そのアプリから開いてください。'
    : '下の手順でホーム画面に追加し、そのアイコンから開いてください。'
}
