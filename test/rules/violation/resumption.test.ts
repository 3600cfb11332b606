// Resumption 運用の再開 after a fault (2-3) and after a violation (3-9): what comes before it, and what comes back.
import { describe, expect, it } from 'vitest'
import type { Operation } from '../../../shared/incident/operation.ts'
import { assessed, ended, judged, mistaken, notified, placed, suspected } from '../../incident/said.ts'
import { decided, immediate, integrity, isolated, plainly, resumed } from '../../incident/said-in-response.ts'
import { doneBy, dutyOf, raised, under } from '../raised.ts'

const fault = assessed('fault', 'present')
const contactedBeforeResumption = ['maintainer', 'prefecture', 'agency'] as const
const contacts = () => contactedBeforeResumption.map((office) => notified(office, { clauses: ['3-9'] }))
const confirmed = () => plainly('v1.resumptionConfirmed')

describe('after a fault', () => {
  const { raised: asked, owed } = under('2-3')

  it('[2-3] 整合性 is confirmed and operations resumed by 本人確認情報管理責任者, without a word of urgency', () => {
    for (const one of raised(fault).filter(({ clause }) => clause === '2-3'))
      expect(one).toMatchObject({
        office: 'identityManager',
        urgency: null,
        condition: null,
        since: fault.at,
      })
    expect(owed(fault)).toEqual(['2-3 integrity', '2-3 resume'])
    expect(asked(judged(3))).toEqual([])
  })

  it('[2-3] each is done by the record of it, until that is 誤入力', () => {
    const [check, resumption] = [integrity(true), resumed('2-3')]
    expect(owed(fault, check)).toEqual(['2-3 resume'])
    expect(owed(fault, check, resumption)).toEqual([])
    expect(owed(fault, check, resumption, mistaken(check.id))).toEqual(['2-3 integrity'])
    expect(owed(fault, check, resumption, mistaken(resumption.id))).toEqual(['2-3 resume'])
    expect(owed(fault, check, resumed('3-9'))).toEqual(['2-3 resume'])
  })

  it('[2-3] 必要があれば修復: owed once the check said so, and done by a repair after it', () => {
    const [early, unsound, repair] = [
      plainly('v1.integrityRepaired'),
      integrity(false),
      plainly('v1.integrityRepaired'),
    ]
    expect(dutyOf('2-3 repair', fault, integrity(true))).toBeUndefined()
    expect(doneBy('2-3 repair', fault, early, unsound)).toEqual([])
    expect(dutyOf('2-3 repair', fault, unsound)?.since).toBe(unsound.at)
    expect(doneBy('2-3 repair', fault, unsound, repair)).toEqual([repair.id])
    expect(doneBy('2-3 repair', fault, unsound, repair, mistaken(repair.id))).toEqual([])
    expect(doneBy('2-3 repair', fault, unsound, repair, integrity(false))).toEqual([])
    expect(dutyOf('2-3 repair', fault, unsound, integrity(true))).toBeUndefined()
    expect(dutyOf('2-3 repair', fault, unsound, mistaken(unsound.id))).toBeUndefined()
  })

  it('[2-3][1-1] where the fault comes back, what was said before it did is over', () => {
    const done = [fault, integrity(true), resumed('2-3'), assessed('fault', 'absent')]
    // Between the resumption and what came after it.
    const between = integrity(true)
    const again = assessed('fault', 'suspected')
    const said = [...done, between, again]
    expect(owed(...said)).toEqual(['2-3 integrity', '2-3 resume'])
    expect(owed(...said, integrity(true))).toEqual(['2-3 resume'])
    expect(owed(...said, integrity(true), resumed('2-3'))).toEqual([])
    const settled = [fault, integrity(true), resumed('2-3'), assessed('fault', 'present')]
    expect(owed(...settled)).toEqual([])
  })
})

describe('after a violation', () => {
  const { raised: asked, owed } = under('3-9')
  const grave = ['3-9 maintainer', '3-9 prefecture', '3-9 agency', '3-9 confirm']

  it('[3-9] is asked for at level 2, and at level 3 with the council, of their own offices', () => {
    expect(asked(judged(2))).toEqual([...grave, '3-9 resume'])
    expect(asked(judged(3))).toEqual([...grave, '3-9 council', '3-9 resume'])
    for (const one of raised(judged(3)).filter(({ clause }) => clause === '3-9')) {
      expect(one).toMatchObject({ urgency: null, condition: null })
      expect(one.office).toBe(one.id === '3-9 council' ? 'council' : 'identityManager')
    }
    for (const said of [judged(1), suspected(3), assessed('violation', 'present'), fault])
      expect(asked(said)).toEqual([])
  })

  it('[3-9][3-5] all of it stays once level 3 was judged, since then; level 2 judged lower asks no more', () => {
    const [low, high] = [judged(2), judged(3)]
    expect(asked(low, judged(1, [low.id]))).toEqual([])
    const said = [high, judged(1, [high.id])]
    expect(asked(...said)).toEqual(asked(high))
    for (const one of raised(...said).filter(({ clause }) => clause === '3-9'))
      expect(one.since).toBe(high.at)
    expect(asked(...said, mistaken(high.id))).toEqual([])
  })

  it('[3-9] what was cut off is put back by it at level 1 too, since the cut-off; at no level yet nothing of it is asked', () => {
    const [found, cut] = [immediate(), isolated()]
    expect(asked(found, cut)).toEqual([])
    expect(owed(found, cut, judged(1))).toEqual([...grave, '3-9 resume'])
    for (const one of raised(found, cut, judged(1)).filter(({ clause }) => clause === '3-9'))
      expect(one.since).toBe(cut.at)
    expect(asked(found, cut, judged(1), mistaken(cut.id))).toEqual([])
  })

  it.each(contactedBeforeResumption)('[3-9] %s is contacted for this, not by any other notice', (office) => {
    const notice = notified(office, { clauses: ['3-9'] })
    expect(doneBy(`3-9 ${office}`, judged(2), notice)).toEqual([notice.id])
    expect(doneBy(`3-9 ${office}`, judged(2), notice, mistaken(notice.id))).toEqual([])
    expect(doneBy(`3-9 ${office}`, judged(2), notified(office))).toEqual([])
    expect(owed(judged(2), notice)).toEqual([...grave, '3-9 resume'].filter((id) => id !== `3-9 ${office}`))
    const call = placed({}, null)
    const byCall = notified(office, { call: call.id, clauses: ['3-9'] })
    expect(doneBy(`3-9 ${office}`, judged(2), call, byCall, ended(call.id, 'busy'))).toEqual([])
  })

  it('[3-9] 支障がないこと is confirmed, and operations resumed, each by the record of it', () => {
    const resumption = resumed('3-9')
    const grave2 = judged(2)
    const confirmation = confirmed()
    expect(doneBy('3-9 confirm', grave2, confirmation)).toEqual([confirmation.id])
    expect(doneBy('3-9 confirm', grave2, confirmation, mistaken(confirmation.id))).toEqual([])
    expect(doneBy('3-9 confirm', grave2, integrity(true))).toEqual([])
    expect(doneBy('3-9 resume', grave2, resumption)).toEqual([])
    const later = resumed('3-9')
    expect(doneBy('3-9 resume', grave2, later)).toEqual([later.id])
    expect(doneBy('3-9 resume', grave2, later, mistaken(later.id))).toEqual([])
    expect(doneBy('3-9 resume', grave2, resumed('2-3'))).toEqual([])
  })

  it('[3-9] 支障がないこと is confirmed after the contacts, the last cut-off and the last rise of the level, in either order of record', () => {
    const early = confirmed()
    const counts = (...said: Operation[]) => doneBy('3-9 confirm', ...said)
    expect(counts(judged(2), early, ...contacts())).toEqual([])
    expect(counts(judged(2), early, isolated())).toEqual([])
    expect(counts(judged(2), early, judged(3))).toEqual([])
    const [high, cut, told, late] = [judged(3), isolated(), contacts(), confirmed()]
    // Much is written down late.
    expect(counts(high, late, cut, ...told)).toEqual([late.id])
    expect(counts(high, late, judged(2, [high.id]))).toEqual([late.id])
  })

  it('[3-9][3-9 ただし書] at level 3 the council decides, which neither confirmation nor any other item does', () => {
    const high = judged(3)
    const council = (...said: Operation[]) => doneBy('3-9 council', high, ...said)
    const decision = decided('resumption')
    expect(council(...contacts(), confirmed(), decided('urgentMeasures'))).toEqual([])
    expect(council(decision)).toEqual([decision.id])
    expect(council(decision, mistaken(decision.id))).toEqual([])
    expect(dutyOf('3-9 council', judged(2))).toBeUndefined()
  })

  it('[3-9][3-5] where the event comes back, what was said before it did is over', () => {
    const first = judged(3)
    const done = [first, ...contacts(), confirmed(), decided('resumption'), resumed('3-9')]
    expect(owed(...done)).toEqual([])
    const between = [...contacts(), confirmed(), decided('resumption')]
    for (const again of [suspected(2), immediate(), judged(2, [first.id])]) {
      expect(owed(...done, ...between, again)).toEqual(asked(first))
      expect(owed(...done, ...between, again, mistaken(again.id))).toEqual([])
    }
    expect(owed(...done, judged(1, [first.id]), assessed('violation', 'present'))).toEqual(asked(first))
  })
})
