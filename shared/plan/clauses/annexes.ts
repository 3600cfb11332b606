// Supplementary provision and annexes 付則・別記・別紙. The ordinance names forms 2 and 3 by number alone and prints
// none of the three: those two headings are ours.
import type { Clause } from '../schemas.ts'

export const annexClauses = [
  { id: '付則', heading: '付則', guidance: 'この訓令は、平成18年2月13日から施行されています。' },
  {
    id: '別記',
    heading: '緊急時連絡網',
    guidance: '県(通常業務時と夜間・休日時)と指定情報処理機関の、計画書に印刷された3つの電話番号です。',
  },
  {
    id: '別紙1',
    heading: '緊急時通報受付票',
    guidance: '情報資産管理責任者が、発見者から把握した事象の詳細を記録する票です(1-3)。',
  },
  {
    id: '別紙2',
    heading: '障害報告',
    guidance:
      '緊急対策職員が、障害の特定と原因究明の結果を本人確認情報管理責任者に報告する様式です(2-1(2))。',
  },
  {
    id: '別紙3',
    heading: '不正行為報告',
    guidance: '本人確認情報管理責任者が、情報保護統括責任者に報告する様式です(3-7)。',
  },
] as const satisfies readonly Clause[]
