// Clauses 条項: number, heading as the ordinance has it, and a short guidance of ours.
export type Clause = { id: string; heading: string; guidance: string }

export const clauses = [
  {
    id: '1-1',
    heading: '緊急時の区分',
    guidance: '緊急時は障害と不正行為の2つ。どちらも別々に、調査中・疑い・有・無で記録します。',
  },
  {
    id: '1-2',
    heading: '緊急時の連絡網',
    guidance: '初動のための連絡網(別記)。県には昼と夜間・休日の番号があります。',
  },
  {
    id: '1-3',
    heading: '対応手順',
    guidance:
      '情報資産管理責任者は、発見者から詳しく聞いて受付票(別紙1)に記録しながら、必要なら暫定の措置をとり、関係機関と連絡・調整し、障害と不正行為があるかどうかを調べます。',
  },
  {
    id: '3-2(4)',
    heading: '状況の把握',
    guidance:
      'レベル2か3の可能性が高いときは県へ通報します。県は指定情報処理機関へ通報し、そこでも状況を把握するよう要請します。何らかの理由で県に通報できないときは、指定情報処理機関へ直接通報します。',
  },
  { id: '別記', heading: '緊急時連絡網', guidance: '計画書に印刷された3つの電話番号です。' },
  { id: '別紙1', heading: '緊急時通報受付票', guidance: '通報や発見の内容を記録する票です。' },
] as const satisfies readonly Clause[]

export type ClauseId = (typeof clauses)[number]['id']

/** The clause by its number. */
export function clauseOf(id: ClauseId): Clause {
  const found = clauses.find((clause) => clause.id === id)
  if (found === undefined) throw new Error(`no clause ${id}`)
  return found
}
