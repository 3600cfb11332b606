// 何を伝えるか (TL4): read out from the record alone; what nobody has said is 未確認, and no date is 本日.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callText, plainText } from '../../../app/words/call-text.ts'
import { foldIncident } from '../../../shared/incident/fold.ts'
import { offices } from '#plan'
import { plan } from '../../../shared/plan/plan.ts'
import { owedDuties } from '../../../shared/rules/duties.ts'
import { clausesToTell } from '../../../shared/rules/telling.ts'
import { bodies } from '../../incident/bodies.ts'
import { anyHistory } from '../../incident/histories.ts'
import { assessed, judged, suspected } from '../../incident/said.ts'
import {
  decided,
  immediate,
  isolated,
  reconnected,
  resumed,
  weighed,
} from '../../incident/said-in-response.ts'
import { incident, intake, operation, people } from '../../people.ts'
import { night, textTo } from './text-to.ts'

const chiefOwn = { by: people.manager.name, office: people.manager.office }

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
      '脅威度はレベル3に該当する可能性が高いと宿直 甲(緊急対策職員)が見ています。脅威度の判定はまだです。',
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
    const untimed = operation('v1.intakeDetailed', { form: { coming: 'discovered' } })
    expect(textTo('prefecture', [...night, untimed])).toContain('発見しました(日時は未確認)。')
  })

  it('says of 3-4(2) who is to be told, never that they were', () => {
    const found = operation('v1.rightsAtRiskFound', { what: '住民票コードが見られた' })
    const text = textTo('protectionChief', [...night, judged(3), found])
    expect(text).toContain('県、指定情報処理機関に通報するものです。')
    expect(text).toContain('宿直 甲(緊急対策職員)が認め、責任者の確認はまだです。')
    expect(text).toContain('情報保護管理会議の開催を求めます(3-3)。')
    expect(text).not.toContain('通報しました')
  })

  it('[2-1(3)] tells the chief why the council is asked for: the server stopped, grave and long', () => {
    const chief = textTo('protectionChief', [
      intake(),
      assessed('fault', 'present'),
      weighed(false, true, true),
    ])
    expect(chief).toContain(
      'サーバは正常に作動していません。極めて重大な障害、長時間に渡るサーバ停止と判断しています。',
    )
    expect(chief).toContain('情報保護管理会議の開催を求めます(2-1(3))。')
  })

  // Level 1 had been judged; the prefecture was told レベル1 and not why it was called.
  it('[3-2(4)][3-5] says first what is likely where that is graver than what was judged', () => {
    const said = [...night, judged(1), suspected(3)]
    expect(textTo('prefecture', said)).toMatch(
      /レベル3に該当する可能性が高いと.+レベル1と判定しましたが、再判定はまだです。/,
    )
    expect(textTo('prefecture', [...night, suspected(2), judged(3)])).not.toContain('可能性')
  })

  it('[1-1][3-4(1)] says 無 where the level speaks against it, and what 3-4(1) found', () => {
    const none = assessed('violation', 'absent')
    const text = textTo('prefecture', [intake(), suspected(3), none])
    expect(text).toContain('住基ネットの緊急時(障害は調査中、不正行為は無)について、通報します。')
    expect(text).toContain('レベル3に該当する可能性が高い')
    expect(textTo('prefecture', [...night, immediate()])).toContain(
      '直ちに既存住基システムに脅威を及ぼすおそれの高い事象と宿直 甲(緊急対策職員)が判定し、責任者の確認はまだです。',
    )
  })

  it('[3-4] says what was cut off and put back, and never まだ of what was', () => {
    const cutOff = isolated()
    const back = reconnected(cutOff.id)
    const text = textTo('prefecture', [...night, cutOff, { ...back, at: '2026-11-23T05:40:00+09:00' }])
    expect(text).toContain(
      '11月23日2時13分に既存住基システムを住基ネットから切り離し、11月23日5時40分に再び組み込みました。',
    )
    expect(text).not.toContain('切離しは記録に')
    expect(textTo('prefecture', [...night, reconnected(null)])).not.toContain('切離しは記録に')
  })

  // The mayor was told that it was put back, and not that operations were resumed.
  it('[3-9] says what the council decided of resuming, and how the response was ended', () => {
    const level3 = [...night, judged(3)]
    const told = [...level3, { ...decided('resumption'), at: '2026-11-23T08:30:00+09:00' }]
    const ending = { ...resumed('3-9'), at: '2026-11-23T09:00:00+09:00' }
    const decidedWords = '情報保護管理会議が11月23日8時30分に運用を再開すると決定しました。'
    const resumedWords = '11月23日9時0分に運用を再開しました(不正行為)。'
    expect(textTo('mayor', told)).toContain(decidedWords)
    expect(textTo('mayor', told)).not.toContain('再開しました')
    expect(textTo('mayor', [...told, ending])).toContain(`${decidedWords}${resumedWords}`)
    const notYet = decided('resumption', { resumes: false })
    expect(textTo('mayor', [...level3, notYet])).toContain('まだ再開しないと決定しました。')
    expect(textTo('mayor', [...told, ending, suspected(3)])).not.toMatch(/再開しました|再開すると/)
  })

  // 「運用を再開する前に連絡します」 was read out of what had been resumed, and nobody heard that it was cut off still.
  it('[3-9] asks nothing once it was resumed, and says what the record lacks of putting back', () => {
    const said = [...night, judged(2), operation('v1.isolated', bodies['v1.isolated'])]
    const ending = { ...resumed('3-9'), at: '2026-11-23T09:00:00+09:00' }
    const before = textTo('agency', said, { clauses: ['3-9'] })
    expect(before).toContain('運用を再開する前に連絡します。')
    expect(before).toContain('支障がないかを教えてください')
    expect(before).not.toContain('再び組み込んだ')
    const after = textTo('agency', [...said, ending], { clauses: ['3-9'] })
    expect(after).toContain('運用を再開したことを連絡します。')
    expect(after).not.toContain('教えてください')
    expect(textTo('mayor', [...said, ending])).toContain(
      '運用を再開しました(不正行為)。再び組み込んだ記録はありません。',
    )
  })

  it('says what is cut off, else まだ; where to call back, else 未登録', () => {
    expect(textTo('prefecture', night)).toContain('切離しは記録にありません。')
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
