// Contacts on paper: each in its own words with its clause, on every sheet and list; a reason with its own notice alone.
import { describe, expect, it } from 'vitest'
import { timelineTable } from '../../../app/files/tables/timeline-table.ts'
import { summarise } from '../../../app/facts/summarise.ts'
import { sheetsOf } from '../../../app/paper/sheets.ts'
import type { Operation } from '../../../shared/incident/operation.ts'
import { plan } from '../../../shared/plan/plan.ts'
import { ended, foldOf, judged, notified, placed } from '../../incident/said.ts'
import { atRisk } from '../../incident/said-in-response.ts'
import { intake, operation } from '../../people.ts'

function lines(name: string, ...said: Operation[]): string[] {
  const sheet = sheetsOf(foldOf(...said), [], plan).find((one) => one.name === name)
  return (sheet?.parts() ?? []).flatMap((part) =>
    'lines' in part
      ? part.lines.map(({ cells }) => `${part.heading}| ${cells.join(' ').replaceAll('\n', ' ')}`)
      : part.fields.flatMap(({ text }) => text.split('\n')),
  )
}

it('[TN3] a number that the town added is read in its groups, on sheets and in the table', () => {
  const call = operation('v1.callPlaced', { contact: null, organisation: '保守', number: '09011112222' })
  const folded = foldOf(intake(), call)
  expect(lines('form1', intake(), call).join()).toContain('090-1111-2222')
  expect(timelineTable.lines(folded, '仮-1', plan).join()).toContain('090-1111-2222')
})

const agency = (all: readonly string[]) => all.filter((line) => line.includes('指定情報処理機関'))

const before = [intake(), judged(3)]
const tried = placed({ at: '2026-11-23T02:13:00+09:00' })
const vain = [tried, ended(tried.id, 'noAnswer')]

describe('a contact before resumption', () => {
  const contact = notified('agency', { clauses: ['3-9'] })
  const words = '連絡を取った・再開前 3-9'

  // It was printed as 通報した, with 県 応答なしのため直接 beside it.
  it.each(['form1', 'form3', 'timeline', 'handOver', 'mayorReport'])(
    '[3-9][PA1] is said in its own words in %s, and never as 通報',
    (name) => {
      const found = agency(lines(name, ...before, ...vain, contact)).filter((line) =>
        line.replace(/^.*\|/, '').includes('3-9'),
      )
      expect(found.length).toBeGreaterThan(0)
      for (const line of found) {
        expect(line).toContain(words)
        expect(line.replace(/^.*\|/, '')).not.toMatch(/通報した|直接/)
      }
    },
  )

  it('[3-9] is said so at the desk, and in the table of a file', () => {
    const folded = foldOf(...before, contact)
    const { told } = summarise(folded, plan)
    expect(told.lines.map(({ what }) => what)).toEqual([`指定情報処理機関 ${words}`])
    const cells = timelineTable.lines(folded, '第1号', plan).flat()
    expect(cells).toContain(`指定情報処理機関と${words}`)
  })
})

describe('a reason', () => {
  const direct = '県 応答なし'

  it('[3-2(4) なお書][3-4(2)] stands with the notice that was given for it alone', () => {
    const printed = (clauses: string[]) =>
      agency(lines('form3', ...before, atRisk(), ...vain, notified('agency', { clauses }))).join('\n')
    expect(printed(['3-2(4)', '3-4(2)'])).toContain(direct)
    expect(printed(['3-2(4)', '3-4(2)'])).toContain('通報した 3-2(4)・3-4(2)')
    expect(printed(['3-4(2)'])).toContain('通報した 3-4(2)')
    for (const clauses of [['3-4(2)'], ['1-3'], ['3-9']]) expect(printed(clauses)).not.toContain(direct)
  })
})

it('[別紙1][1-3] a call to the town’s own responder stands apart from 関係機関への連絡', () => {
  const call = placed({}, 'own-number')
  const own = { ...call, body: { ...call.body, organisation: '緊急対策職員 夜間', office: 'responder' } }
  const found = lines('form1', intake(), own, ended(own.id, 'connected'), ...vain)
  expect(found.filter((line) => line.startsWith('関係機関への連絡')).join()).toContain('応答なし')
  expect(found.filter((line) => line.includes('緊急対策職員 夜間'))).toEqual([
    expect.stringMatching(/^そのほかの発信・通報/),
  ])
})
