// Agenda of the second town's council: nine items.
import type { AgendaItem } from './schemas.ts'

/** The headings of the columns. */
export const agendaColumns = ['決定する事項', '主な対応具体例'] as const

export const councilAgenda = [
  {
    id: 'urgentMeasures',
    name: '緊急かつ重大な事項に係る措置',
    examples: '既存住民基本台帳システム(以下「既存住基システム」という。)の住基ネットからの切離し等',
    clause: '1-4',
  },
  {
    id: 'contactWithBodies',
    name: '関係機関への連絡',
    examples: '滋賀県(以下「県」という。)、他の地方公共団体 指定情報処理機関等',
    clause: '1-4',
  },
  {
    id: 'technicalSupport',
    name: '技術的支援の依頼',
    examples: '保守委託事業者 ベンダー(販売会社) 指定情報処理機関等',
    clause: '1-4',
  },
  {
    id: 'emergencyOrganisation',
    name: '緊急時体制の確立',
    examples: '役割分担の確認 指揮命令系統の確認',
    clause: '1-4',
  },
  {
    id: 'fallbackProcedure',
    name: '代替措置の実施',
    examples: '業務ごとに、サーバが停止した場合の事務処理を実施するかの決定等',
    clause: '1-4',
  },
  {
    id: 'residentResponse',
    name: '住民対応',
    examples: '来庁住民への対応および電話による問い合わせ対応 広報、ホームページ等での告知 苦情処理',
    clause: '1-4',
  },
  {
    id: 'resumption',
    name: '運用の再開',
    examples: '不正行為の脅威度がレベル3に該当した場合における運用再開の決定等',
    clause: '1-4',
  },
  {
    id: 'reportToAssembly',
    name: '議会への報告',
    examples: '議長への連絡等',
    clause: '1-4',
  },
  {
    id: 'otherMatters',
    name: 'その他必要な事項',
    examples: '恒久対策の立案等',
    clause: '1-4',
  },
] as const satisfies readonly AgendaItem[]
