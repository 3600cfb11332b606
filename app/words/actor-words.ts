// Who did something, in words.
import { officeName } from '../../shared/plan/offices.ts'

/** `宿直 甲(緊急対策職員)・本人確認情報管理責任者の代理` */
export function actorInWords(by: string | null, office: string | null, actingFor: string | null): string {
  const person = by ?? '記録者は未記入'
  const named = office === null ? person : `${person}(${officeName(office)})`
  return actingFor === null ? named : `${named}・${officeName(actingFor)}の代理`
}
