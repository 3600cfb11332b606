// Forms 様式: what every printed sheet bears. Ours: the plan names 別紙1, 別紙2 and 別紙3 and prints none of them.

/** The edition of our forms 1 to 3, which the record keeps with each handing over. */
export const formVersion = '1'

const formNote = `計画本文から作成した参考様式(第${formVersion}版)`
const ownTitle = `${formNote}。題名も計画書にはありません`
/** At the foot of each. 別紙2 and 別紙3 the plan names by number alone. */
export const formNotes = { form1: formNote, form2: ownTitle, form3: ownTitle } as const

/** The columns of the empty 確認・決裁 row: whoever signs is not in the plan. */
export const approvalColumns = [
  '情報保護統括責任者',
  '本人確認情報管理責任者',
  '情報資産管理責任者',
  '担当',
] as const
