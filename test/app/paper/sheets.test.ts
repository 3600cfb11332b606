// What the sheets 帳票 print: of any history every cell says something, 誤入力 stands in the timeline alone.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fields, Part, Table } from '../../../app/paper/paper.ts'
import { sheetsOf } from '../../../app/paper/sheets.ts'
import { foldIncident } from '../../../shared/incident/fold.ts'
import type { Folded } from '../../../shared/incident/fold.ts'
import type { IntakeDetails } from '../../../shared/incident/intake-form.ts'
import type { Operation } from '../../../shared/incident/operation.ts'
import { sheetIds } from '../../../shared/incident/report-bodies.ts'
import { stampOf } from '../../../shared/incident/stamp.ts'
import { plan } from '../../../shared/plan/plan.ts'
import { anyHistory } from '../../incident/histories.ts'
import { amended, ended, entry, foldOf, measure, mistaken, notified, placed } from '../../incident/said.ts'
import { devices, incident, intake, operation, uuidv7 } from '../../people.ts'

function partsOf(folded: Folded, name: string): Part[] {
  const sheet = sheetsOf(folded, [], plan).find((one) => one.name === name)
  if (sheet === undefined) throw new Error(`no sheet ${name}`)
  return sheet.parts()
}

function textsOf(parts: readonly Part[]): string[] {
  return parts.flatMap((part) =>
    'fields' in part ? part.fields.map(({ text }) => text) : part.lines.flatMap(({ cells }) => cells),
  )
}

/** What stands empty where nobody said it; never 未確認. */
const optional = ['文書番号', '次回', '方針', '支援した機関', '担当', '期限', '担当・期限', '写っているもの']

/** Each with its label or column. */
function cellsOf(parts: readonly Part[]): [label: string, text: string][] {
  return parts.flatMap((part) =>
    'fields' in part
      ? part.fields.map(({ label, text }): [string, string] => [label, text])
      : part.lines.flatMap(({ cells }) =>
          cells.map((text, at): [string, string] => [part.columns[at] ?? '', text]),
        ),
  )
}

/** Before anything that the histories' clocks say: what an incident begins as is said first (DR1). */
const begunAsDrill = operation(
  'v1.intakeReceived',
  { what: '想定', drill: true },
  {
    id: uuidv7(900_002),
    stamp: stampOf({ timeMs: Date.parse('2026-01-01T00:00:00Z'), counter: 0 }, devices.dutyPhone),
  },
)
const printed = (folded: Folded, name: string) => textsOf(partsOf(folded, name)).join('\n')

describe('any history', () => {
  it('[PA1] prints as every sheet, with no empty cell but what is 任意, each cell under its column', () => {
    fc.assert(
      fc.property(anyHistory, fc.boolean(), ({ own, calls }, drill) => {
        const said = drill ? [...own, entry(begunAsDrill)] : own
        const sheets = sheetsOf(foldIncident(incident, said, calls), ['委員 一'], plan)
        const wanted = sheetIds.filter((id) => drill || id !== 'drillReport')
        expect(new Set(sheets.map(({ id }) => id))).toEqual(new Set(wanted))
        const parts = sheets.flatMap((sheet) => sheet.parts())
        const empty = cellsOf(parts).filter(([, text]) => text.trim() === '')
        expect(empty.filter(([label]) => !optional.includes(label))).toEqual([])
        expect(
          cellsOf(parts).filter(([label, text]) => optional.includes(label) && text.includes('未確認')),
        ).toEqual([])
        for (const part of parts)
          if ('lines' in part)
            for (const { cells } of part.lines) expect(cells).toHaveLength(part.columns.length)
      }),
      { numRuns: 300, seed: 20261123 },
    )
  })
})

describe('what was corrected', () => {
  it('[PA1] a measure that was 誤入力 is on no form, and struck through in the timeline', () => {
    const slip = measure('1-3')
    const folded = foldOf(intake(), slip, mistaken(slip.id))
    for (const name of ['form1', 'form3', 'mayorReport', 'handOver'])
      expect(printed(folded, name), name).not.toContain('業務端末の使用を止めた')
    const [timeline] = partsOf(folded, 'timeline')
    const struck =
      timeline !== undefined && 'lines' in timeline ? timeline.lines.filter((line) => line.struck) : []
    expect(struck.map(({ cells }) => cells[1])).toEqual(['暫定的な対応措置(誤入力)\n業務端末の使用を止めた'])
    expect(printed(foldOf(intake(), slip), 'form1')).toContain('業務端末の使用を止めた')
  })

  it('[PA1] a 訂正 is printed as it stands; the timeline has what was said before, too', () => {
    const first = measure('1-3')
    const folded = foldOf(intake(), first, amended(first.id, { what: '回線を抜いた', clause: '1-3' }))
    expect(printed(folded, 'form1')).toContain('回線を抜いた')
    expect(printed(folded, 'form1')).not.toContain('業務端末の使用を止めた')
    expect(printed(folded, 'timeline')).toContain('とった措置: 業務端末の使用を止めた → 回線を抜いた')
  })
})

describe('a sheet', () => {
  it('[別紙1][3-2(4)] says why the agency was told directly, and shows the number that was dialled', () => {
    const call = placed()
    const folded = foldOf(intake(), call, ended(call.id, 'busy'), notified('agency', { person: '当番 戊' }))
    const form = printed(folded, 'form1')
    for (const words of ['077-563-3750', '話し中', '応対: 当番 戊', '県 話し中', 'のため直接'])
      expect(form).toContain(words)
  })

  it('[別紙1] has every field that form 1 asks for under its heading, in its own words', () => {
    const form: IntakeDetails = {
      receivedAt: '2026-11-23T12:00:00+09:00',
      reporterKind: 'prefecture',
      reporter: { contact: '内線 12' },
      equipment: ['firewall', 'businessTerminal'],
      measureExamples: [],
    }
    const parts = partsOf(foldOf(intake(), operation('v1.intakeDetailed', { form })), 'form1')
    const rows = parts.flatMap((part) =>
      'fields' in part ? [[part.heading, ...part.fields.map(({ label, text }) => `${label} ${text}`)]] : [],
    )
    expect(rows.map(([heading, ...of]) => [heading, of.length])).toEqual([
      ['受付', 4],
      ['発見者', 3],
      ['通報元', 4],
      ['事象', 9],
    ])
    expect(rows.flat()).toEqual(
      expect.arrayContaining([
        '受付日時 令和8年11月23日(月) 正午',
        '区分 県',
        '連絡先 内線 12',
        '機器 FW、業務端末',
        '該当する緊急措置例 なし',
        '発見日時 未確認',
      ]),
    )
  })

  it('[2-1(3)] asks nothing of a standstill while the server works', () => {
    const works = (is: boolean) =>
      operation('v1.serverWeighed', {
        works: is,
        grave: null,
        long: null,
        outlook: null,
        residentImpact: null,
      })
    const standstill = (folded: Folded) =>
      partsOf(folded, 'form2')
        .flatMap((part) => ('fields' in part ? part.fields : []))
        .find(({ label }) => label === '長時間に渡るサーバ停止')?.text
    expect(standstill(foldOf(intake(), works(true)))).toBe('―')
    expect(standstill(foldOf(intake(), works(false)))).toBe('未確認')
  })

  it('[1-4] of the second council has an address of its own', () => {
    const convened = () => operation('v1.councilConvened', { clause: '1-4', what: null })
    const names = (folded: Folded) =>
      sheetsOf(folded, [], plan).flatMap(({ id, name }) => (id === 'minutes' ? [name] : []))
    expect(names(foldOf(intake()))).toEqual(['minutes'])
    expect(names(foldOf(intake(), convened(), convened()))).toEqual(['minutes', 'minutes-2'])
  })
})

describe('the minutes', () => {
  it('[1-4] have of each member when they were called and what they answered, and what was decided and begun', () => {
    const isolation = operation('v1.isolated', {
      what: '既存住基システム',
      from: '住基ネット',
      clause: '3-4(1)',
      byProcedure: true,
    })
    const convened = operation('v1.councilConvened', { clause: '3-3', what: null })
    const answer = operation('v1.memberAnswered', {
      meeting: convened.id,
      member: '委員 二',
      answer: 'notReached',
    })
    const body = { item: 'urgentMeasures', what: '認める', ratifies: [isolation.id], urgent: true }
    const decision = operation('v1.councilDecided', body)
    const minutes = (...said: Operation[]) =>
      partsOf(foldOf(intake(), isolation, convened, answer, decision, ...said), 'minutes')
    const part = (parts: Part[], heading: string) => textsOf(parts.filter((one) => one.heading === heading))
    expect(part(minutes(), 'メンバー')).toEqual([
      '委員 二',
      '令和8年11月23日(月)\n午前2時13分',
      'つながらない',
      '未確認',
    ])
    const [what, , decided] = part(minutes(), '緊急かつ重大な事項に係る措置')
    expect(what).toMatch(/^事後承認\n認める\n・切り離した.*既存住基システム.*\n緊急かつ必要性の高いもの$/)
    expect(decided).toContain('着手 未確認')
    const begun = operation('v1.decisionStarted', { decision: decision.id, what: null })
    expect(part(minutes(begun), '緊急かつ重大な事項に係る措置')[2]).toContain('着手 令和8年')
  })
})

describe('the report of a drill', () => {
  it('[DR4] has the minutes to each notice, each duty done or open, and what was noticed', () => {
    const later = { at: '2026-11-23T02:33:00+09:00' }
    const suspicion = operation('v1.kindAssessed', { kind: 'violation', presence: 'suspected' })
    const noticed = operation('v1.drillReviewed', { what: '夜間の番号が見つからない' }, later)
    const folded = foldOf(begunAsDrill, suspicion, notified('prefecture', {}, later), noticed)
    const report = partsOf(folded, 'drillReport')
    const rows = (heading: string) =>
      report.flatMap((part) =>
        part.heading === heading && 'lines' in part ? part.lines.map(({ cells }) => cells) : [],
      )
    expect(rows('通報・報告までの時間').map(([minutes, , what]) => [minutes, what])).toEqual([
      ['20分', '県の住基ネット担当部署へ通報した 3-2(4)'],
    ])
    const wanted = rows('計画書が求めること')
    expect(wanted).toContainEqual(['1-3', '事象を緊急時通報受付票に記録する', '情報資産管理責任者', '0分'])
    expect(wanted).toContainEqual(['3-3', '脅威度を判定する', '本人確認情報管理責任者', '未了'])
    expect(wanted.find(([, what]) => what?.includes('必要に応じて'))?.at(-1)).toBe('記録なし')
    expect(rows('気づいたこと').flat()).toContain('訓練で気づいたこと\n夜間の番号が見つからない')
    expect(textsOf(report)).toContain('終わりの記録なし')
  })
})

it('[1-4][GT3][PA1] minutes say who convened without the office, no chair, and nobody absent, where nothing else was said', () => {
  const meeting = operation('v1.councilConvened', { clause: '3-3', what: null })
  const held = operation('v1.councilHeld', {
    meeting: meeting.id,
    place: null,
    chair: null,
    present: [],
    next: null,
  })
  const answer = operation('v1.memberAnswered', {
    meeting: meeting.id,
    member: '委員 一',
    answer: 'cannotAttend',
  })
  const folded = foldOf(intake(), meeting, answer, held)
  const [head, members] = partsOf(folded, 'minutes')
  const said = Object.fromEntries((head as Fields).fields.map(({ label, text }) => [label, text]))
  expect(said).toMatchObject({ 議長: '未確認', '招集した日時・人': expect.stringMatching(/・権限未確認$/) })
  expect((members as Table).lines.map(({ cells }) => cells.at(-1))).toEqual(['未確認'])
  expect(printed(folded, 'timeline')).toContain('宿直 甲(緊急対策職員)・権限未確認')
})
