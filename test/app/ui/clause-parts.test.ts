// A clause is one word wherever a text is broken into lines.
import { expect, it } from 'vitest'
import { clauseParts } from '../../../app/ui/clause-parts.ts'

it('[PA6] clauses, times and telephone numbers stand apart, days do not', () => {
  expect(clauseParts('通報した 3-2(4)・3-4(2)')).toEqual(['通報した ', '3-2(4)', '・', '3-4(2)', ''])
  expect(clauseParts('別紙3により報告')).toEqual(['', '別紙3', 'により報告'])
  expect(clauseParts('統括 090-0000-0001')).toEqual(['統括 ', '090-0000-0001', ''])
  expect(clauseParts('再開前 3-9')).toEqual(['再開前 ', '3-9', ''])
  expect(clauseParts('11月23日2時13分に通報')).toEqual(['11月23日', '2時13分', 'に通報'])
  expect(clauseParts('23日(月) 午前2時13分まで')).toEqual(['23日(月) ', '午前2時13分', 'まで'])
  expect(clauseParts('2026-11-23 077-528-3233')).toEqual(['2026-11-23 ', '077-528-3233', ''])
})
