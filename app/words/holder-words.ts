// Who holds an office, in words.
import type { Holder } from '../../shared/rules/town/holders.ts'

const maxNamed = 3

/** `管理 乙・代理 宿直 甲`; empty: 未登録. Of many the first few are named. */
export function holdersInWords(holders: readonly Holder[]): string {
  const named = holders.slice(0, maxNamed)
  const more = holders.length > maxNamed ? `ほか${holders.length - maxNamed}人` : null
  const inOffice = named.filter(({ isDeputy }) => !isDeputy).map(({ name }) => name)
  const deputies = named.filter(({ isDeputy }) => isDeputy).map(({ name }) => name)
  const acting = deputies.length === 0 ? null : `代理 ${deputies.join('、')}`
  return [inOffice.join('、'), acting, more].filter((part) => part !== null && part !== '').join('・')
}
