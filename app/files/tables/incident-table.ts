// The table of incidents: one line each, as they stand.
import { enteredAt } from '../../../shared/incident/fold.ts'
import type { Folded } from '../../../shared/incident/fold.ts'
import { leftOpen } from '../../../shared/rules/gates.ts'
import { isCertain } from '../../../shared/rules/duty.ts'
import { dutyWords, owedTonight } from '../../words/duty-words.ts'
import { endedInWords } from '../../words/ended-in-words.ts'
import { kindsInWords } from '../../words/incident-words.ts'
import { levelInWords } from '../../words/level-state.ts'
import type { RecordTable } from './table.ts'
import { tableTime } from './table.ts'

export const incidentTable: RecordTable = {
  id: 'incidents',
  name: '事案',
  columns: [
    '番号',
    'いつから',
    '何が起きたか',
    '区分',
    '脅威度',
    '次にすること(件)',
    '次にすること(最初)',
    '終え方',
    '未了(件)',
    '最後の記録',
    '記録(件)',
  ],
  lines: (folded, number, plan) => {
    const { incident, entries } = folded
    const owed = owedTonight(incident, plan).filter(isCertain)
    const [first] = owed
    return [
      [
        number,
        tableTime(incident.since),
        incident.intakes.map(({ what }) => what).join('\n'),
        kindsInWords(incident),
        levelInWords(incident.threat),
        owed.length,
        first === undefined ? null : dutyWords(first, incident).what,
        endedInWords(incident).join('\n'),
        leftOpen(incident, plan).length,
        tableTime(lastAt(folded)),
        entries.length,
      ],
    ]
  },
}

function lastAt({ entries }: Folded): string | null {
  const last = entries.at(-1)
  return last === undefined ? null : enteredAt(last)
}
