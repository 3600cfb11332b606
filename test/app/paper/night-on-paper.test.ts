// What the sheets of a night of level 3 said that nobody had said, or each in another way than the next: found by reading
// them beside the timeline.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { summarise } from '../../../app/facts/summarise.ts'
import { dutyTable } from '../../../app/files/tables/duty-table.ts'
import { incidentTable } from '../../../app/files/tables/incident-table.ts'
import { timelineTable } from '../../../app/files/tables/timeline-table.ts'
import { handOverPagePaper } from '../../../app/paper/hand-over-page-paper.ts'
import { columnWidths } from '../../../app/paper/paper.ts'
import type { Part } from '../../../app/paper/paper.ts'
import { sheetsOf } from '../../../app/paper/sheets.ts'
import { roomBelow } from '../../../app/paper/short-page.ts'
import type { Folded } from '../../../shared/incident/fold.ts'
import { foldIncident } from '../../../shared/incident/fold.ts'
import type { Operation } from '../../../shared/incident/operation.ts'
import { plan } from '../../../shared/plan/plan.ts'
import { anyHistory } from '../../incident/histories.ts'
import { assessed, ended, foldOf, judged, measure, notified, placed, suspected } from '../../incident/said.ts'
import { convened, decided, isolated, located } from '../../incident/said-in-response.ts'
import { incident, intake, operation } from '../../people.ts'

const at = (time: string) => ({ at: `2026-11-23T${time}:00+09:00` })

function partsOf(name: string, folded: Folded): Part[] {
  return (
    sheetsOf(folded, [], plan)
      .find((one) => one.name === name)
      ?.parts() ?? []
  )
}

/** The rows of a table, or the fields, under a heading that begins so. */
function rows(name: string, heading: string, ...said: Operation[]): string[] {
  const part = partsOf(name, foldOf(intake(), ...said)).find((one) => one.heading.startsWith(heading))
  if (part === undefined) throw new Error(`no ${heading} on ${name}`)
  if ('fields' in part) return part.fields.map(({ label, text }) => `${label}: ${text}`)
  return part.lines.length === 0 ? [part.none] : part.lines.map(({ cells }) => cells.join(' | '))
}

describe('未了 of a hand-over', () => {
  const span = { since: '2026-11-22T08:30:00+09:00', until: '2026-11-23T08:30:00+09:00' }
  const count = (text = '') => Number(/(?:残り|未了 ?)(\d+)件/.exec(text)?.[1] ?? 0)

  // The desk said 残り10件 of what was 15 on paper: what comes after the night was counted too.
  it('[PA4][PA6] is counted as at the desk, and what comes after the night apart', () => {
    const folded = foldOf(intake(), assessed('violation', 'present'), judged(2))
    const heading = partsOf('handOver', folded).find((part) => part.heading.startsWith('未了'))?.heading
    expect(heading).toMatch(/^未了 \d+件\(3-6・3-9の7件は別\)$/)
    fc.assert(
      fc.property(anyHistory, ({ own, calls }) => {
        const any = foldIncident(incident, own, calls)
        const atDesk = summarise(any, plan).owed.length
        const alone = partsOf('handOver', any).find((part) => part.heading.startsWith('未了'))
        expect(count(alone?.heading)).toBe(atDesk)
        const handed = [{ incident: any.incident, plan }]
        const [, page] = handOverPagePaper(handed, null, span, () => '第1号', plan.approvalColumns)
        expect(count(page !== undefined && 'fields' in page ? page.fields[0]?.text : '')).toBe(atDesk)
      }),
      { numRuns: 100, seed: 20261123 },
    )
  })

  it('[PA4] leaves room for a row 確認・決裁 of many long names, and for no row', () => {
    const room = (approvalColumns: string[]) => roomBelow({ about: '事象', drill: false, approvalColumns })
    const long = '情報保護統括責任者の職務を代理する者'
    expect(room([...plan.approvalColumns])).toBeGreaterThan(room(Array.from({ length: 6 }, () => long)))
    expect(room([])).toBeGreaterThan(room([...plan.approvalColumns]))
  })
})

// It was 対応中 on the paper that was handed over.
it('[DR1][PA4] a drill that was ended is said to be', () => {
  const drill = intake({})
  const said = [
    { ...drill, body: { ...drill.body, drill: true } },
    operation('v1.drillEnded', { what: null }),
  ]
  const [part] = partsOf('handOver', foldOf(...(said as Operation[])))
  const state = part !== undefined && 'fields' in part ? part.fields.at(-1)?.text : null
  expect(state).toBe('訓練を終えました')
  const [row = []] = incidentTable.lines(foldOf(...(said as Operation[])), '訓練 第1号', plan)
  expect(row).toContain('訓練を終えました')
})

it('[1-3][3-4(3)] in the table of a file what has a condition that nobody has weighed is not 未了', () => {
  const told = dutyTable.lines(foldOf(intake(), judged(3)), '第1号', plan)
  const open = (what: string) => told.find((cells) => cells[4]?.toString().startsWith(what))?.[8]
  expect(open('暫定的な対応措置')).toBe('記録なし')
  expect(open('関係機関と連絡')).toBe('未了')
})

it('[別紙3][3-2(4)] nobody judged what was thought likely', () => {
  const table = partsOf('form3', foldOf(intake(), suspected(2))).find(({ heading }) =>
    heading.startsWith('脅威度'),
  )
  expect(table !== undefined && 'columns' in table && table.columns).toEqual([
    '日時',
    '内容',
    '行った人',
    '現在',
  ])
})

it('[3-8][3-2(1)] calling the responders together is no 緊急措置; the mayor reads of it in the course', () => {
  const called = operation('v1.respondersConvened', { what: null })
  const said = [judged(3), called, measure('3-4')]
  expect(rows('mayorReport', '緊急措置', ...said)).toEqual([
    expect.stringContaining('業務端末の使用を止めた'),
  ])
  expect(rows('mayorReport', '事故の経緯', ...said).join()).toContain('緊急対策職員を招集した')
})

// The minutes of the second meeting had 未決定 where the first had decided.
it('[1-4] an item that another meeting decided or closed is not 未決定', () => {
  const first = { ...convened(), ...at('03:00') }
  const second = { ...convened('3-9'), ...at('06:00') }
  const left = operation('v1.itemLeftUndecided', { item: 'otherMatters', meeting: first.id })
  const said = [judged(3), first, second, decided('residentResponse', { meeting: first.id }), left]
  const of = (heading: string) => rows('minutes-2', heading, ...said)
  expect(of('住民対応')).toEqual(['この会議での記録なし'])
  expect(of('その他必要な事項')).toEqual(['この会議での記録なし'])
  expect(of('運用の再開')).toEqual(['未決定'])
})

it('[1-4][PA4] 今回は決定しない is no decision', () => {
  const left = operation('v1.itemLeftUndecided', { item: 'otherMatters', meeting: null })
  expect(rows('handOver', '判断・決定', judged(3), left).join()).not.toContain('今回は決定しない')
  expect(rows('handOver', '経過', judged(3), left).join()).toContain('今回は決定しない その他必要な事項')
})

it('[別紙2][2-1(2)] bug information is asked of software alone', () => {
  const bug = (...kinds: string[]) =>
    rows('form2', '原因の究明', located(kinds)).find((row) => row.startsWith('バグ情報'))
  expect(bug('hardware')).toBe('バグ情報: ―')
  expect(bug('hardware', 'software')).toBe('バグ情報: 未確認')
})

// 切離しのほかに記録なし made a provisional measure of a cut-off by 3-4, beside which a measure of 3-4 stood.
it('[別紙1][1-3] a cut-off is no provisional measure, and form 1 says where it is', () => {
  const none = (...said: Operation[]) => rows('form1', '暫定的な対応措置', judged(3), ...said)
  expect(none()).toEqual(['記録なし'])
  expect(none(isolated())).toEqual(['記録なし(切離し・緊急措置・対応策は別紙3)'])
  expect(none(measure('3-4'))).toEqual(['記録なし(切離し・緊急措置・対応策は別紙3)'])
})

// 決定 未確認 read as a decision that somebody had yet to confirm.
it('[PA1] a list of acts in which there are none says that none is recorded', () => {
  expect(rows('handOver', '判断・決定')).toEqual(['記録なし'])
  expect(rows('handOver', '通報・連絡')).toEqual(['記録なし'])
  expect(rows('form3', '切離し')).toEqual(['記録なし'])
  expect(rows('form1', '関係機関への連絡')).toEqual(['記録なし'])
})

describe('a notice that was given in a call', () => {
  const vain = placed(at('01:48'))
  const call = placed(at('01:51'), 'agency')
  const notice = notified('agency', { call: call.id }, at('01:55'))
  const said = [judged(3), vain, ended(vain.id, 'noAnswer'), call, ended(call.id, 'connected'), notice]
  const handed = () => rows('handOver', '通報・連絡', ...said).find((row) => row.includes('通報した'))

  // 引継ぎ had the minute at which the call began, 町長報告 and 経過 that of the notice.
  it('[3-2(4)][PA4] has one time on every sheet and at the desk', () => {
    expect(handed()).toContain('11月23日午前1時55分')
    expect(rows('form3', '通報・連絡の記録', ...said).at(-1)).toContain('通報・連絡した時刻: 午前1時55分')
    const atDesk = summarise(foldOf(intake(), ...said), plan).told.lines.find(({ what }) =>
      what.includes('通報した'),
    )
    expect(atDesk?.at).toBe(at('01:55').at)
  })

  // 「11月22日 午後11時58分 … 通報・連絡した時刻: 午前0時5分」 read as almost a day too early.
  it('[3-2(4)][PA4] has its day where its call began on another, and no time of its own within the minute', () => {
    const begun = placed({ at: '2026-11-22T23:58:00+09:00' }, 'agency')
    const given = (when: string) => {
      const told = notified('agency', { call: begun.id }, { at: when })
      return rows('form3', '通報・連絡の記録', judged(3), begun, ended(begun.id, 'connected'), told).at(-1)
    }
    expect(given('2026-11-23T00:05:00+09:00')).toContain('通報・連絡した時刻: 令和8年11月23日(月) 午前0時5分')
    expect(given('2026-11-22T14:58:30Z')).not.toContain('通報・連絡した時刻')
  })

  it('[3-2(4) なお書][PA4] says to whoever takes over why the agency was told directly', () => {
    expect(handed()).toContain('県 応答なし(11月23日午前1時48分)のため直接')
  })
})

// The line stood where its first time would have, with the second; the table of a file had the first.
it('[OP5] a corrected time is where the line stands, on paper and in the table of a file', () => {
  const early = operation('v1.noted', { what: '早' }, at('02:50'))
  const late = operation('v1.noted', { what: '遅' }, at('02:53'))
  const corrected = operation(
    'v1.corrected',
    {
      operation: late.id,
      nature: 'amended',
      body: { what: '遅' },
      said: { ...at('02:47'), by: '管理 乙' },
      reason: '間違い',
    },
    at('02:58'),
  )
  const folded = foldOf(intake(), early, late, corrected)
  const [part] = partsOf('timeline', folded)
  const told = part !== undefined && 'lines' in part ? part.lines.map(({ cells }) => cells.join()) : []
  const place = (text: string) => told.findIndex((row) => row.includes(`メモ\n${text}`))
  expect(place('遅')).toBeLessThan(place('早'))
  const row = timelineTable.lines(folded, '第1号', plan).find((cells) => cells[11] === '訂正済み') ?? []
  expect(row[1]).toEqual({ moment: '2026/11/23 02:47' })
  expect(row).toContain('管理 乙')
})

// 置き換|え済み stood in two lines.
it('[別紙3][PA1] whether a judgement stands has the room for its longest word, beside the lines of its cell', () => {
  const judgement = judged(2)
  const [line = ''] = rows('form3', '脅威度の判定・再判定', judgement, judged(3, [judgement.id]))
  expect(line).toContain('置き換え済み')
  expect((columnWidths['現在'] ?? 0) - 2).toBeGreaterThanOrEqual('置き換え済み'.length)
})
