// The ordinance's text, loaded from a file: every clause finds its own, nothing is dropped, nothing is too large.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readOperation } from '../../../shared/incident/operation.ts'
import { maxClauseLength } from '../../../shared/incident/town-bodies.ts'
import { clauseIds } from '../../../shared/plan/clause-ids.ts'
import {
  clauseTexts,
  loadings,
  ordinanceInForce,
  textUnder,
  titleHeading,
} from '../../../shared/rules/town/ordinance-text.ts'
import type { ClauseText } from '../../../shared/rules/town/ordinance-text.ts'
import { maxLineBytes } from '../../../shared/sync/protocol.ts'
import { townSaid } from '../../incident/town-said.ts'
import { townWith } from '../said-of-town.ts'
import { ordinance, provisions } from '../../plan/ordinance.ts'
import { uuidv7 } from '../../people.ts'

const texts = clauseTexts(ordinance)
const loaded = (parts: readonly ClauseText[], at = 1) =>
  loadings('計画書.txt', uuidv7(at), parts).map((body) => townSaid('v1.ordinanceLoaded', body))
const inForce = ordinanceInForce(townWith(...loaded(texts)))
/** The ordinance names the forms and prints none. */
const printed = clauseIds.filter((id) => !id.startsWith('別紙'))
const withoutSpace = (text: string) => text.replaceAll(/\s/gu, '')

describe('the town’s own text', () => {
  it.each(printed)('[TR5] [%s] finds its text', (id) => {
    expect(textUnder(inForce, id)?.trim()).toBeTruthy()
  })

  it('[TR5] has under each clause what the ordinance says there', () => {
    for (const [id, { text }] of provisions(ordinance)) {
      const own = withoutSpace(
        (inForce.get(id) ?? '')
          .split('\n')
          .filter((line) => !line.includes('|'))
          .join(''),
      )
      expect(own.endsWith(withoutSpace(text)), id).toBe(true)
    }
    expect(inForce.get('3-2(4)')).toMatch(/^\(4\) 不正行為の.*直接、指定情報処理機関に通報する。$/)
    expect(inForce.get('1-4')).toContain('決定する事項 | 主な対応具体例')
    expect(inForce.get('別記')).toContain('TEL 077―528―3233')
    expect(inForce.get('参考1-2')).toMatch(/^\[1―2\] 都道府県0または.*防止策の策定/)
    expect(inForce.get('参考2-4')).not.toContain('[3―1]')
    expect(inForce.get('参考4-4')).toMatch(/調査 \|$/)
    expect(inForce.get('参考')).toContain('セキュリティホールを発見')
    expect(textUnder(inForce, '3-2')).toContain('緊急対策職員を招集し')
    expect(textUnder(inForce, '別紙1')).toBeNull()
  })

  it('[TR5] keeps what has no clause under headings of its own', () => {
    const others = texts.map(({ clause }) => clause).filter((id) => !clauseIds.some((known) => known === id))
    expect(others).toEqual([titleHeading, '第1章', '第2章', '第3章'])
    expect(inForce.get(titleHeading)).toContain('訓令第28号')
    expect(inForce.get('第2章')).toBe('第2章 障害対応')
  })

  it('[TR5] is read alike in other widths, line ends and spaces', () => {
    const other = ordinance
      .replaceAll(/^(\(\d\)|\d) /gm, (start) => start.replace(' ', '　').replaceAll(/[\d()]/g, wide))
      .replaceAll('\n', '\r\n')
    expect(clauseTexts(other).map(({ clause }) => clause)).toEqual(texts.map(({ clause }) => clause))
  })
})

describe('a regulation in articles', () => {
  const regulation = `見本市住民基本台帳ネットワーク緊急時対応要綱
第1章　総則
（目的）
第１条　この要綱は、緊急時の対応を定める。
（緊急時の区分）
第２条　緊急時は、次の各号に区分する。
（１）障害　正常に作動しない状態
（２）不正行為　脅威を及ぼすおそれがある場合
第３条の２　広報担当は、知らせ方を定めておく。
（状況の把握）
第７条　住基責任者は、緊急対応員を招集する。
２　情報は、住基責任者に集約する。
３　次のときは、県に通報する。
（１）レベル２のとき
附　則
この要綱は、公布の日から施行する。
別表第１（第３条関係）
県　0770000001
様式第１号
受付票`
  const found = new Map(clauseTexts(regulation).map(({ clause, text }) => [clause, text]))

  it.each([
    ['第1条', '（目的）\n第１条　この要綱は、緊急時の対応を定める。'],
    ['第2条第1号', '（１）障害　正常に作動しない状態'],
    ['第3条の2', '第３条の２　広報担当は、知らせ方を定めておく。'],
    ['第7条第1項', '（状況の把握）\n第７条　住基責任者は、緊急対応員を招集する。'],
    ['第7条第2項', '２　情報は、住基責任者に集約する。'],
    ['第7条第3項', '３　次のときは、県に通報する。\n（１）レベル２のとき'],
    ['別表第1', '別表第１（第３条関係）\n県　0770000001'],
    ['様式第1号', '様式第１号\n受付票'],
    ['附則', '附　則\nこの要綱は、公布の日から施行する。'],
  ])('[TR5][PL7] %s finds its text by the number that the town gives it', (label, text) => {
    expect(textUnder(found, label)).toBe(text)
  })

  it('[TR5] an article has all of its own under it, and nothing of another', () => {
    expect(textUnder(found, '第7条')?.split('\n')).toHaveLength(5)
    expect(textUnder(found, '第3条')).toBeNull()
    expect(textUnder(found, '第2条')).not.toContain('広報')
  })
})

it('[TR5] nothing of any text is dropped', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '第1章 総則',
      '1 区分',
      '(1) 障害',
      '(参考)例',
      '1 | 事象 | [1―1] 例 |',
      '付則',
      '目的',
      '[2-3] 例',
    ),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const whole = clauseTexts(lines.join('\n')).map(({ text }) => text)
      expect([...withoutSpace(whole.join(''))].toSorted()).toEqual(
        [...withoutSpace(lines.join(''))].toSorted(),
      )
    }),
  )
})

describe('a loading', () => {
  it('[TR5] of the town’s own text is one operation, which fits its line', () => {
    expect(loaded(texts)).toHaveLength(1)
  })

  it('[TR5][OP2] of a long text takes as many operations as it needs, and reads as it was', () => {
    const long = [
      { clause: '1-1', text: 'あ𠮷'.repeat(maxClauseLength) },
      ...Array.from({ length: 250 }, (_, at) => ({ clause: `9-${at}`, text: `本文\n${at}` })),
    ]
    const said = loaded(long)
    expect(said.length).toBeGreaterThan(3)
    for (const one of said) {
      expect(readOperation(one)?.known).toBe(true)
      expect(Buffer.byteLength(JSON.stringify(one))).toBeLessThanOrEqual(maxLineBytes)
    }
    const town = ordinanceInForce(townWith(...said.toReversed()))
    expect([...town]).toEqual(long.map(({ clause, text }) => [clause, text]))
  })

  it('[TR5] takes the place of the one before it, whole', () => {
    const town = townWith(...loaded(texts), ...loaded([{ clause: '1-1', text: '新しい条文' }], 2))
    expect([...ordinanceInForce(town)]).toEqual([['1-1', '新しい条文']])
  })
})

function wide(character: string): string {
  return String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0)
}
