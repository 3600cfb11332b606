// The gaps of 備え in words: what is missing, and the button that mends it. The screens of the town's record take it in.
import type { ClauseId } from '../../shared/plan/clauses.ts'
import { confirmedForDays, unseenAfterDays } from '../../shared/rules/town/readiness.ts'
import type { GapId } from '../../shared/rules/town/readiness.ts'

type GapWords = {
  what: string
  clause: ClauseId | null
  button: string
  /** The screen that mends it; null: this one does. */
  place: string | null
}

const months = Math.round(confirmedForDays / 30.5)

export const gapWords: Record<GapId, GapWords> = {
  personMissing: {
    what: 'いま使っている人の氏名が入っていません。記録に、だれが書いたかが残りません。',
    clause: null,
    button: '氏名を入れる',
    place: '/device',
  },
  numberMissing: {
    what: '電話番号が登録されていません',
    clause: '1-2',
    button: '番号を登録する',
    place: '/town/contacts',
  },
  hiddenWhileLocked: {
    what: 'ロック中も見える電話番号がありません',
    clause: '1-2',
    button: '連絡先を直す',
    place: '/town/contacts',
  },
  numberFailed: {
    what: '確認の電話でつながらなかった番号です',
    clause: '1-2',
    button: '番号を直す',
    place: '/town/contacts',
  },
  numberProposed: {
    what: '1台の端末だけが登録した新しい番号です。2台目が登録するまで、前の番号が先に出ます',
    clause: '別記',
    button: '2台目で登録する',
    place: '/town/contacts',
  },
  numberUnconfirmed: {
    what: `この${months}か月につながることを確かめていない番号です(${months}か月はこのアプリの目安です)`,
    clause: '1-2',
    button: '確認の電話をかける',
    place: null,
  },
  callBackMissing: {
    what: '折り返しの番号が登録されていません。伝える文に「未登録」と出ます。',
    clause: null,
    button: '番号を登録する',
    place: '/town/call-back',
  },
  memberMissing: {
    what: '会議のメンバーが登録されていません',
    clause: '1-4',
    button: 'メンバーを登録する',
    place: '/town/members',
  },
  memberNumberMissing: {
    what: '電話番号のない会議のメンバーです',
    clause: '1-4',
    button: '番号を登録する',
    place: '/town/members',
  },
  deputyMissing: {
    what: '代理が登録されていません',
    clause: null,
    button: '職と代理を登録する',
    place: '/town/offices',
  },
  procedureMissing: {
    what: '事前に定めた切離しの手順が登録されていません',
    clause: '3-4(1)',
    button: '手順を登録する',
    place: '/town/procedure',
  },
  ordinanceMissing: {
    what: '計画書の本文が取り込まれていません。条項を押しても、本文は読めません。',
    clause: null,
    button: '本文を取り込む',
    place: '/town/ordinance',
  },
  deviceUnseen: {
    what: `${unseenAfterDays}日より長く、記録が届いていない端末です(使った人の氏名)`,
    clause: null,
    button: '端末を確かめる',
    place: '/office/devices',
  },
  administratorAlone: {
    what: '管理者の端末が1台だけです。なくすと、端末を加えることも登録を解除することもできません。',
    clause: null,
    button: '管理者の端末を加える',
    place: '/office/devices',
  },
  deviceEnding: {
    what: '30日以内に登録の期限が来る端末です。新しい登録コードで、登録し直してください',
    clause: null,
    button: '端末を確かめる',
    place: '/office/devices',
  },
  holidaysEnding: {
    what: '祝日のデータが1年以内に終わります。そのあとは、県のどちらの番号かを日付で選べません。管理者に、このアプリを新しい版にするよう頼んでください。データのある最後の年',
    clause: null,
    button: '新しい版を確かめる',
    place: null,
  },
}
