// What the text asks of whom is called (TL4): what a clause gives that office, now.
import { describe, expect, it } from 'vitest'
import { bodies } from '../../incident/bodies.ts'
import { assessed, ended, judged, measure, notified, placed, suspected } from '../../incident/said.ts'
import { causeJudged, convened, held, requested } from '../../incident/said-in-response.ts'
import { intake, operation } from '../../people.ts'
import { night, textTo } from './text-to.ts'

describe('[TL4] what is asked of whom is called', () => {
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
    expect(textTo('agency', said)).toContain('直接通報します。県に通報できるかは未確認です。')
    const given = notified('agency', { reason: '県庁が停電中' })
    expect(textTo('agency', [...said, given], { clauses: ['3-2(4)'] })).toContain('県庁が停電中のため、直接')
    expect(textTo('prefecture', night)).not.toContain('要請してください')
    // Told in vain, then the agency directly: the prefecture was asked to tell it once more.
    const told = notified('agency', { reason: '県庁が停電中' }, { at: '2026-11-23T02:20:00+09:00' })
    const after = textTo('prefecture', [...said, told], { clauses: ['3-2(4)'] })
    expect(after).toContain('指定情報処理機関へは11月23日2時20分に直接通報済みです。')
    expect(after).not.toContain('要請してください')
  })

  it('asks each of what its clause gives it: to judge, to ask for the council, to convene, to attend', () => {
    expect(textTo('identityManager', [...night, suspected(3)])).toContain('脅威度を判定すること(3-3)')
    const level3 = [...night, judged(3)]
    expect(textTo('protectionChief', level3)).toContain('情報保護管理会議の開催を求めます(3-3)。')
    const asked = [...level3, operation('v1.councilRequested', { what: null, clause: '3-3' })]
    const toChief = textTo('protectionChief', asked, { isDeputy: true })
    expect(toChief).toContain('情報保護統括責任者の代理としてお願いします。')
    expect(toChief).toContain('情報保護管理会議のメンバーを招集すること(1-4)')
    expect(toChief).toContain('町長への報告(3-8)')
    expect(toChief).not.toContain('開催を求めます')
    const called = operation('v1.councilConvened', { clause: '3-3', what: '4時に電話会議' })
    const toMember = textTo('council', [...asked, called])
    expect(toMember).toContain('招集の理由は脅威度レベル3(3-3)です。')
    expect(toMember).toContain('出席できるかを教えてください。')
    expect(toMember).toContain('4時に電話会議。')
    expect(toMember).not.toContain('お願いすること')
  })

  it('asks for the finding of 3-4(2) as a question to be judged', () => {
    const others = [notified('prefecture'), measure('3-4'), requested('3-3')]
    expect(textTo('identityManager', [...night, judged(3), ...others])).toContain(
      '住基データの保護が確保できず、住民の基本的人権が侵害されるおそれがある可能性が高いかの判断(3-4(2))',
    )
  })

  // Asked at 2 a.m. for what the plan asks in the morning, of another office, or never.
  it('[2-1][2-3] asks of a fault what chapter 2 gives, on its condition, and not yet to resume', () => {
    const fault = [intake(), assessed('fault', 'present')]
    const manager = textTo('identityManager', fault)
    expect(manager).toContain(
      'お願いすることは、サーバが正常に作動しない場合、住民サービスへの影響を把握し、サーバの動作について判断すること(2-1(3))',
    )
    expect(manager).not.toContain('2-3')
    expect(textTo('responder', fault)).toContain('障害の種類と箇所を特定すること(2-1(1))')
    expect(textTo('responder', fault)).not.toContain('招集')
    const maintainer = textTo('maintainer', fault)
    expect(maintainer).toContain(
      '障害の種類および箇所の特定への支援(2-1(1))、適切な対応(2-1(1))、必要に応じて、修理、修復および交換(2-1(4))',
    )
    expect(maintainer).not.toContain('3-2')
    expect(textTo('maintainer', [...fault, causeJudged(false)])).toContain('原因究明への協力(2-1(2))')
  })

  it('[3-2(1)][3-2(3)] calls 緊急対策職員 together and asks the maintainer only while that is owed', () => {
    expect(textTo('responder', night)).toContain('緊急対策職員として招集します(3-2(1))。')
    const done = operation('v1.respondersConvened', { what: null })
    expect(textTo('responder', [...night, done])).not.toContain('招集')
    expect(textTo('maintainer', night)).toContain('事象の調査および分析への協力(3-2(3))')
    expect(textTo('maintainer', [...night, notified('maintainer')])).not.toContain('協力')
  })

  it('[1-4][3-9] calls members together once somebody asked for the council or convened it, until it is held', () => {
    const level3 = [...night, judged(3)]
    expect(textTo('council', level3)).not.toMatch(/招集|3-9/)
    const [asked, met] = [requested('3-3'), convened()]
    for (const said of [[asked], [asked, met]])
      expect(textTo('council', [...level3, ...said])).toContain('招集します(1-4)')
    expect(textTo('council', [...level3, asked, met, held(met.id)])).not.toContain('招集')
  })

  it('[3-9] asks before resuming what the clause wants to know', () => {
    for (const office of ['maintainer', 'prefecture', 'agency'])
      expect(textTo(office, [...night, judged(2)], { clauses: ['3-9'] })).toContain(
        '通常運用体制への移行に支障がないかを教えてください(3-9)。',
      )
  })

  it('tells the mayor of 被害状況 and 緊急措置 by 3-8 once level 3 was judged, and asks nothing', () => {
    expect(textTo('mayor', night)).not.toContain('3-8')
    const started = operation('v1.measureStarted', bodies['v1.measureStarted'])
    const text = textTo('mayor', [...night, judged(3), started])
    expect(text).toContain('被害状況は未確認です。')
    expect(text).toContain('計画書の3-8により、情報保護統括責任者が町長に報告するものです。')
    expect(text).toContain(`緊急措置等は、次のとおりです。${started.body.what}。`)
    expect(text).not.toContain('お願い')
  })
})
