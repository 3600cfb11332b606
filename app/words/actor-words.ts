// Who did something, in words.
import { officeName } from '../../shared/plan/offices.ts'
import { authorityOf } from '../../shared/rules/authority.ts'
import type { Signed } from '../../shared/rules/authority.ts'

/** Of a decision by somebody who is neither of its office nor its deputy: recorded all the same, and marked (GT3). */
export const unconfirmed = '権限未確認'

const nobody = '記録者は未記入'

/** `宿直 甲(緊急対策職員)・本人確認情報管理責任者の代理` */
export function actorInWords(by: string | null, office: string | null, actingFor: string | null): string {
  const person = by ?? nobody
  const named = office === null ? person : `${person}(${officeName(office)})`
  return actingFor === null ? named : `${named}・${officeName(actingFor)}の代理`
}

/** Who said an operation, and where it is a decision whether by right. */
export function signature(said: Signed & { by: string | null }): string {
  const who = actorInWords(said.by, said.office, said.actingFor)
  return authorityOf(said) === 'unconfirmed' ? `${who}・${unconfirmed}` : who
}

/** The same beside a name alone, where there is little room. */
export function capacityMark(said: Signed): string {
  if (authorityOf(said) === 'unconfirmed') return `(${unconfirmed})`
  return said.actingFor === null ? '' : '(代理)'
}
