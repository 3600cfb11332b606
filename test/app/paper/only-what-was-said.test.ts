// Cells that said more than the record, or less: what a clause does not ask for, what has no words, what is only likely.
import { describe, expect, it } from 'vitest'
import { handOverPagePaper } from '../../../app/paper/hand-over-page-paper.ts'
import { mayorLetter } from '../../../app/paper/mayor-paper.ts'
import type { Part } from '../../../app/paper/paper.ts'
import { sheetsOf } from '../../../app/paper/sheets.ts'
import type { Operation } from '../../../shared/incident/operation.ts'
import { plan } from '../../../shared/plan/plan.ts'
import { assessed, ended, foldOf, judged, measure, placed, suspected } from '../../incident/said.ts'
import {
  convened,
  integrity,
  isolated,
  plainly,
  reconnected,
  requested,
  weighed,
} from '../../incident/said-in-response.ts'
import { intake, operation } from '../../people.ts'

/** What stands under a label on a sheet, each once. */
function cells(name: string, label: string, ...said: Operation[]): string[] {
  const sheet = sheetsOf(foldOf(intake(), ...said), [], plan).find((one) => one.name === name)
  const fields = (sheet?.parts() ?? []).flatMap((part) => ('fields' in part ? part.fields : []))
  return [...new Set(fields.filter((one) => one.label === label).map(({ text }) => text))]
}

// A violation for which the chief had convened printed 不要(発意により招集) on the sheet of a fault.
it('[別紙2][2-1(3)] the council was asked for, needn’t be asked for, or is not asked for by this clause', () => {
  const asking = (...said: Operation[]) => cells('form2', '会議の開催の求め', ...said)
  const ownAccord = convened('1-4')
  expect(asking(judged(3), ownAccord)).toEqual(['未確認'])
  expect(asking(weighed(true), ownAccord)).toEqual(['―'])
  expect(asking(weighed(false, false, null))).toEqual(['―'])
  const stop = [assessed('fault', 'present'), weighed(false, true, true)]
  expect(asking(...stop)).toEqual(['未確認'])
  expect(asking(...stop, convened('1-4'))).toEqual(['不要(発意により招集・当方の読み方)'])
  expect(asking(...stop, requested('2-1(3)'))[0]).toContain('情報保護統括責任者に求めた')
})

// In a bundle form 2 of an incident whose kinds nobody had told yet was 未確認 from top to bottom.
it('[別紙2][別紙3][1-1] whether there is a fault, or a violation, stands on its sheet as it is known', () => {
  const kind = (name: string, ...said: Operation[]) =>
    cells(name, name === 'form2' ? '障害の有無 1-1' : '不正行為の有無 1-1', ...said)
  expect(kind('form2')).toEqual(['調査中'])
  expect(kind('form3')).toEqual(['調査中'])
  expect(kind('form2', assessed('fault', 'suspected'))).toEqual(['疑い'])
  expect(kind('form3', assessed('violation', 'absent'))).toEqual(['無'])
})

it('[別紙2][2-3] no repair is 未確認 where the data was found sound', () => {
  expect(cells('form2', '修復', integrity(true))).toEqual(['―'])
  expect(cells('form2', '修復', integrity(false))).toEqual(['未確認'])
})

it('[別紙1][別紙3] what the town found itself has no 通報元, unless somebody is named', () => {
  const came = (form: object) => operation('v1.intakeDetailed', { form: { coming: 'discovered', ...form } })
  expect(cells('form3', '通報元', came({}))).toEqual(['―'])
  expect(cells('form1', '区分', came({}))).toEqual(['―'])
  expect(cells('form1', '発見日時', came({}))).toEqual(['未確認'])
  expect(cells('form3', '通報元', came({ reporterKind: 'resident' }))).toEqual(['住民'])
  expect(cells('form3', '通報元', came({ coming: 'reported' }))).toEqual(['未確認'])
})

it('[別紙3][3-8] a report without words of its own says when and by whom, not an empty answer', () => {
  const [text] = cells('form3', '町長への報告', judged(3), plainly('v1.reportedToMayor'))
  expect(text).toMatch(/^令和8年11月23日.+宿直 甲/)
})

// 記録なし stood below the cut-off that had fulfilled 3-3's measures.
it('[別紙3][3-4] a cut-off is a measure: below it nothing is said to be missing', () => {
  const none = (...said: Operation[]) => {
    const sheet = sheetsOf(foldOf(intake(), judged(3), ...said), [], plan).find(
      ({ name }) => name === 'form3',
    )
    const part = sheet?.parts().find(({ heading }) => heading.startsWith('緊急措置・対応策'))
    return part !== undefined && 'none' in part ? part.none : null
  }
  expect(none()).toBe('記録なし')
  expect(none(isolated())).toBe('切離しのほかに記録なし')
})

// The course went from the judgement to the council, and nowhere stood that the system is still cut off.
it('[3-8] the mayor’s report has the cut-off in its course, and among the measures whether it still stands', () => {
  const cut = isolated()
  const rows = (heading: string, ...said: Operation[]) => {
    const sheet = sheetsOf(foldOf(intake(), judged(3), ...said), [], plan).find(
      ({ name }) => name === 'mayorReport',
    )
    const part = sheet?.parts().find((one) => one.heading === heading)
    return part !== undefined && 'lines' in part ? part.lines.map((line) => line.cells[1] ?? '') : []
  }
  const course = rows('事故の経緯', cut, reconnected(cut.id))
  expect(course.filter((row) => /^(切り離した|再組込みした)/.test(row))).toHaveLength(2)
  expect(rows('緊急措置', cut)).toEqual([
    expect.stringMatching(/^切り離した.*\n切離し中\(再組込みの記録なし\)$/s),
  ])
  expect(rows('緊急措置', cut, reconnected(cut.id)).join()).not.toContain('切離し中')
})

// The mayor read that the agency was told, and neither why nor where it had happened.
it('[3-8] the mayor’s report has the call in vain and what form 1 says of the event, as recorded', () => {
  const call = placed()
  const form = { place: '2階の電算室', details: '見慣れない利用者名が並んでいる' }
  const said = [call, ended(call.id, 'noAnswer'), operation('v1.intakeDetailed', { form })]
  const sheet = sheetsOf(foldOf(intake(), judged(3), ...said), [], plan).find(
    ({ name }) => name === 'mayorReport',
  )
  const course = sheet?.parts().find(({ heading }) => heading === '事故の経緯')
  const rows = course !== undefined && 'lines' in course ? course.lines.map((line) => line.cells.join()) : []
  expect(rows.filter((row) => row.includes('県 応答なし'))).toHaveLength(1)
  expect(cells('mayorReport', '発生日時')).toEqual(['未確認'])
  expect(cells('mayorReport', '場所', ...said)).toEqual(['2階の電算室'])
  expect(cells('mayorReport', '事象の詳細', ...said)[0]).toContain('見慣れない利用者名が並んでいる')
})

describe('[3-8] the mayor’s letter', () => {
  const night = [intake(), judged(3)]
  const reported = plainly('v1.reportedToMayor', { at: '2026-11-24T09:00:00+09:00' })
  const dateOf = (...said: Operation[]) => mayorLetter(foldOf(...night, ...said)).date

  // The day of printing: the same report printed again bore another date.
  it('has the day on which it was reported, and a place for the pen before that', () => {
    expect(dateOf()).toBe('令和　　年　　月　　日')
    expect(dateOf(reported)).toContain('令和8年11月24日')
  })

  it('[PA2] is another report once more was said', () => {
    expect(dateOf(reported, measure('3-4'))).toBe('令和　　年　　月　　日')
  })
})

it('[3-2(4)][PA4][PA6] the hand-over says what is likely beside what was judged, of several too', () => {
  expect(cells('handOver', '脅威度', judged(1), suspected(3))).toEqual(['レベル1・レベル3の可能性が高い'])
  expect(cells('handOver', '脅威度', suspected(3))).toEqual(['レベル3の可能性が高い'])
  expect(cells('handOver', '脅威度')).toEqual(['未確認'])
  const { incident } = foldOf(intake(), suspected(3))
  const span = { since: '2026-11-22T08:30:00+09:00', until: '2026-11-23T08:30:00+09:00' }
  const page = handOverPagePaper([{ incident, plan }], null, span, () => '第1号', plan.approvalColumns)
  const states = page.flatMap((part: Part) => ('fields' in part ? part.fields : []))
  expect(states.find(({ label }) => label === '現在')?.text).toMatch(/^レベル3の可能性が高い/)
})

// 事後承認 stood twice, once as what the council had decided in words of its own.
it('[1-4][別紙1] what nobody wrote is said neither of an approval nor, where none was needed, of a provisional measure', () => {
  const cut = isolated()
  const approved = operation('v1.councilDecided', {
    item: 'urgentMeasures',
    what: '事後承認',
    ratifies: [cut.id],
  })
  const said = foldOf(intake(), judged(3), cut, approved)
  const sheets = sheetsOf(said, [], plan)
  const partOf = (name: string, heading: string) =>
    sheets
      .find((one) => one.name === name)
      ?.parts()
      .find((part) => part.heading === heading)
  const decided = partOf('minutes', '緊急かつ重大な事項に係る措置')
  const [first] = decided !== undefined && 'lines' in decided ? decided.lines : []
  expect(first?.cells[0]?.match(/事後承認/g)).toHaveLength(1)
  expect(first?.cells[1]).toBe('')
  expect(partOf('form1', '暫定的な対応措置')).toMatchObject({
    lines: [],
    none: '記録なし(切離し・緊急措置・対応策は別紙3)',
  })
})

// 再開する stood twice; the approval did not say of what; and 別紙3 said what was warned of, not that it was resumed.
it('[3-9][1-4] the decision to resume stands once, an approval names its measure, and the sheet says 運用を再開した', () => {
  const cut = isolated()
  const approved = operation('v1.councilDecided', {
    item: 'urgentMeasures',
    what: '事後承認',
    ratifies: [cut.id],
  })
  const decided = operation('v1.councilDecided', { item: 'resumption', what: '再開する', resumes: true })
  const warned = ['既存住基システムを住基ネットから切り離したままです。']
  const resumed = operation('v1.resumed', { clause: '3-9', what: null, reason: null, warned })
  const said = foldOf(intake(), judged(3), cut, approved, decided, resumed)
  const timeline = sheetsOf(said, [], plan)
    .find(({ name }) => name === 'timeline')
    ?.parts()
    .flatMap((part) => ('lines' in part ? part.lines.map((line) => line.cells[1] ?? '') : []))
  expect(timeline?.find((text) => text.startsWith('会議の決定'))?.match(/再開する/g)).toHaveLength(1)
  expect(timeline?.find((text) => text.startsWith('会議の事後承認'))).toContain('既存住基システム')
  expect(cells('form3', '運用の再開', judged(3), cut, resumed)).toEqual([
    expect.stringMatching(/^運用を再開した[^]*切り離したままです/),
  ])
})
