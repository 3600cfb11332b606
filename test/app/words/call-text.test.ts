// 何を伝えるか (TL4): read out from the record alone; what nobody has said is 未確認, and no date is 本日.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callText, plainText } from '../../../app/words/call-text.ts'
import type { Call } from '../../../app/words/call-text.ts'
import { measureInWords } from '../../../app/words/council-words.ts'
import { foldIncident } from '../../../shared/incident/fold.ts'
import type { Operation } from '../../../shared/incident/operation.ts'
import { offices } from '../../../shared/plan/offices.ts'
import { plan } from '../../../shared/plan/plan.ts'
import { owedDuties } from '../../../shared/rules/duties.ts'
import { clausesToTell } from '../../../shared/rules/telling.ts'
import { bodies } from '../../incident/bodies.ts'
import { anyHistory } from '../../incident/histories.ts'
import { assessed, ended, foldOf, judged, placed, suspected } from '../../incident/said.ts'
import { incident, intake, operation, people } from '../../people.ts'

const night = [intake(), assessed('violation', 'suspected')]
const chiefOwn = { by: people.manager.name, office: people.manager.office }

function textTo(office: string, said: readonly Operation[], change: Partial<Call> = {}): string {
  const folded = foldOf(...said)
  return plainText(
    callText({
      incident: folded.incident,
      office,
      isDeputy: false,
      clauses: clausesToTell(folded.incident, plan, office),
      owed: owedDuties(folded.incident, plan),
      speaker: { name: '甲', office: null },
      callBack: null,
      ...change,
    }),
  )
}

describe('[TL4] what is read out', () => {
  it('names who calls: the chosen office, or else 宿直の with the name', () => {
    expect(textTo('prefecture', night)).toContain('愛荘町の宿直の甲です。')
    const chosen = { speaker: { name: '乙', office: 'identityManager' } }
    expect(textTo('prefecture', night, chosen)).toContain('愛荘町の本人確認情報管理責任者 乙です。')
    expect(textTo('prefecture', night, { speaker: null })).toContain('宿直の(氏名)です。')
  })

  it('says of the level what was said: likely, judged and not confirmed, or judged', () => {
    const likely = textTo('prefecture', [...night, suspected(3)])
    expect(likely).toContain(
      '脅威度はレベル3に該当する可能性が高いと宿直 甲(緊急対策職員)が見ています。判定はまだです。',
    )
    const byNight = textTo('prefecture', [...night, judged(3)])
    expect(byNight).toContain(
      '脅威度は宿直 甲(緊急対策職員)が11月23日2時13分にレベル3と判定、責任者の確認はまだです。',
    )
    const byOffice = textTo('prefecture', [...night, judged(3, [], chiefOwn)])
    expect(byOffice).toContain('管理 乙(本人確認情報管理責任者)が11月23日2時13分にレベル3と判定しました。')
    expect(byOffice).not.toContain('責任者の確認はまだ')
    expect(textTo('prefecture', night)).toContain('脅威度の判定はまだです。')
  })

  it('says 発見 or 通報 as form 1 has it, and where that is not known 未確認', () => {
    const form = (coming: 'discovered' | 'reported') =>
      operation('v1.intakeDetailed', {
        form: { coming, discoveredAt: '2026-11-23T01:51:00+09:00', receivedAt: '2026-11-23T01:55:00+09:00' },
      })
    expect(textTo('prefecture', [...night, form('discovered')])).toContain('11月23日1時51分に発見しました。')
    expect(textTo('prefecture', [...night, form('reported')])).toContain(
      '11月23日1時55分に通報を受けました。',
    )
    expect(textTo('prefecture', night)).toContain('11月23日2時13分に受け付けました(発見か通報かは未確認)。')
  })

  it('asks of the prefecture what 3-2(4) asks, and tells the agency why it is called directly', () => {
    const said = [...night, suspected(2)]
    expect(textTo('prefecture', said)).toContain(
      '指定情報処理機関に通報し、同機関においても状況把握を行うよう要請してください。',
    )
    const call = placed({ at: '2026-11-23T02:17:00+09:00' })
    const direct = textTo('agency', [...said, call, ended(call.id, 'noAnswer')])
    expect(direct).toContain(
      '県の住基ネット担当部署へ11月23日2時17分に発信し、応答なしのため、直接通報します。',
    )
    expect(direct).not.toContain('要請してください')
    expect(textTo('agency', said)).toContain('県に通報できないため(理由は未確認)、直接通報します。')
    expect(textTo('prefecture', night)).not.toContain('要請してください')
  })

  it('says of 3-4(2) who is to be told, never that they were', () => {
    const found = operation('v1.rightsAtRiskFound', { what: '住民票コードが見られた' })
    const text = textTo('protectionChief', [...night, judged(3), found])
    expect(text).toContain('県、指定情報処理機関に通報するものです。')
    expect(text).toContain('宿直 甲(緊急対策職員)が認め、責任者の確認はまだです。')
    expect(text).toContain('情報保護管理会議の開催を求めます(3-3)。')
    expect(text).not.toContain('通報しました')
  })

  it('asks each of what its clause gives it: to judge, to ask for the council, to convene, to attend', () => {
    expect(textTo('identityManager', [...night, suspected(3)])).toContain('脅威度を判定する(3-3)')
    const level3 = [...night, judged(3)]
    expect(textTo('protectionChief', level3)).toContain('情報保護管理会議の開催を求めます(3-3)。')
    const asked = [...level3, operation('v1.councilRequested', { what: null, clause: '3-3' })]
    const toChief = textTo('protectionChief', asked, { isDeputy: true })
    expect(toChief).toContain('情報保護統括責任者の代理としてお願いします。')
    expect(toChief).toContain('情報保護管理会議のメンバーを招集する(1-4)')
    expect(toChief).toContain('町長に報告する(3-8)')
    expect(toChief).not.toContain('開催を求めます')
    const convened = operation('v1.councilConvened', { clause: '3-3', what: '4時に電話会議' })
    const toMember = textTo('council', [...asked, convened])
    expect(toMember).toContain('招集の理由は脅威度レベル3(3-3)です。')
    expect(toMember).toContain('出席できるかを教えてください。')
    expect(toMember).toContain('4時に電話会議。')
    expect(toMember).toContain('「決定する事項」を一つずつ決定する(1-4)')
  })

  it('tells the mayor of 被害状況 and 緊急措置 by 3-8 once level 3 was judged, and asks nothing', () => {
    expect(textTo('mayor', night)).not.toContain('3-8')
    const measure = operation('v1.measureStarted', bodies['v1.measureStarted'])
    const text = textTo('mayor', [...night, judged(3), measure])
    expect(text).toContain('被害状況は未確認です。')
    expect(text).toContain('計画書の3-8により、情報保護統括責任者が町長に報告するものです。')
    expect(text).toContain(`緊急措置は${measureInWords(measure)}です。`)
    expect(text).not.toContain('お願い')
  })

  it('says what is cut off, else まだ; where to call back, else 未登録', () => {
    expect(textTo('prefecture', night)).toContain('切離しはまだです。')
    const cutOff = operation('v1.isolated', bodies['v1.isolated'])
    const text = textTo('prefecture', [...night, cutOff], { callBack: '0749-00-0000' })
    expect(text).toContain('11月23日2時13分に既存住基システムを住基ネットから切り離しました。')
    expect(text).toContain('折り返しは0749-00-0000です。')
    expect(textTo('prefecture', night)).toContain('折り返しは未登録です。')
  })

  it('begins in a drill with the word', () => {
    const drill = operation('v1.intakeReceived', { what: '想定', drill: true })
    expect(textTo('prefecture', [drill])).toMatch(/^訓練です。/)
  })

  it('is there for every office of any history, without 本日, a hole or a word of the program', () => {
    fc.assert(
      fc.property(
        anyHistory,
        fc.constantFrom(...offices),
        fc.boolean(),
        (history, { id: office }, isDeputy) => {
          const { own, calls } = history
          const folded = foldIncident(incident, own, calls)
          const text = plainText(
            callText({
              incident: folded.incident,
              office,
              isDeputy,
              clauses: clausesToTell(folded.incident, plan, office),
              owed: owedDuties(folded.incident, plan),
              speaker: null,
              callBack: null,
            }),
          )
          expect(text).toMatch(/です。|ます。/)
          expect(text).not.toMatch(/本日|今日|undefined|null|NaN/)
        },
      ),
      { numRuns: 200 },
    )
  })
})
