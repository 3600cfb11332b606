// What somebody is woken for 判断できる人を起こす, who does not judge the level by 3-3: our reading.
import { clauseLabel } from '../../shared/plan/clause-label.ts'
import { deciders } from '../../shared/rules/waking.ts'

export function wakingWords({ office }: { office: string }): string {
  if (office === 'identityManager') return ''
  return deciders.includes(office)
    ? `レベル3の認定(${clauseLabel('3-1')})・会議の招集(${clauseLabel('1-4')})`
    : '作業・助言'
}
