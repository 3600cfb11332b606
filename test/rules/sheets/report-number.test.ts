// 第n報: the number of a report, by what was said since it was last handed over (別紙2, 別紙3, 3-8).
import { describe, expect, it } from 'vitest'
import type { Sheet } from '../../../shared/rules/sheets/report-number.ts'
import { reportNumber } from '../../../shared/rules/sheets/report-number.ts'
import type { Operation } from '../../../shared/incident/operation.ts'
import { intake, operation, uuidv7 } from '../../people.ts'
import { ended, foldOf, measure, mistaken, placed } from '../../incident/said.ts'

const begun = intake()
const form2: Sheet = { id: 'form2', meeting: null }
const reported = (body = {}) =>
  operation('v1.reported', { sheet: 'form2', to: '管理 乙', what: null, ...body })
const numberOf = (sheet: Sheet, ...said: Operation[]) => reportNumber(foldOf(begun, ...said), sheet)

describe('the number of a report', () => {
  it('[別紙2][PA2] is 1 until the sheet was handed over and something was said since', () => {
    expect(numberOf(form2)).toBe(1)
    expect(numberOf(form2, measure(), measure())).toBe(1)
    expect(numberOf(form2, reported())).toBe(1)
    expect(numberOf(form2, reported(), measure())).toBe(2)
    expect(numberOf(form2, reported(), measure(), measure())).toBe(2)
    expect(numberOf(form2, reported(), measure(), reported(), measure())).toBe(3)
  })

  it('[別紙2][PA2] is one for the same paper, whomever it was handed to', () => {
    expect(numberOf(form2, reported(), reported({ to: '統括 丁' }))).toBe(1)
    expect(numberOf(form2, reported(), reported({ to: '統括 丁' }), measure())).toBe(2)
  })

  it('[別紙2][PA2] does not rise by what is said of sheets alone', () => {
    const seen = () => operation('v1.acknowledged', { operations: [uuidv7(1)] })
    const other = () => reported({ sheet: 'form3' })
    const handed = () => operation('v1.handedOver', { from: '宿直 甲', to: '管理 乙', what: null })
    expect(numberOf(form2, reported(), seen(), other(), handed())).toBe(1)
    expect(numberOf({ id: 'form3', meeting: null }, reported(), measure(), other())).toBe(1)
  })

  it('[OP5][PA2] rises by a correction, and a handing over that was 誤入力 was none', () => {
    const first = measure()
    expect(numberOf(form2, first, reported(), mistaken(first.id))).toBe(2)
    const slip = reported()
    expect(numberOf(form2, slip, measure(), mistaken(slip.id))).toBe(1)
    const again = reported()
    expect(numberOf(form2, reported(), again, mistaken(again.id))).toBe(1)
  })

  it('[別紙2][PA2] rises by a call, whose outcome nobody has told yet too', () => {
    expect(numberOf(form2, reported(), placed())).toBe(2)
    const call = placed()
    expect(numberOf(form2, call, reported(), ended(call.id, 'busy'))).toBe(2)
  })

  it('[1-4][PA2] of minutes counts what was handed over of that meeting', () => {
    const meeting = uuidv7(800_000)
    const minutes = reported({ sheet: 'minutes', meeting })
    expect(numberOf({ id: 'minutes', meeting }, minutes, measure())).toBe(2)
    expect(numberOf({ id: 'minutes', meeting: uuidv7(800_001) }, minutes, measure())).toBe(1)
    expect(numberOf({ id: 'minutes', meeting: null }, minutes, measure())).toBe(1)
  })

  it('[3-8][PA2] of the mayor’s report counts the reports to the mayor', () => {
    const told = operation('v1.reportedToMayor', { what: null })
    expect(numberOf({ id: 'mayorReport', meeting: null }, told, measure())).toBe(2)
    expect(
      numberOf({ id: 'mayorReport', meeting: null }, reported({ sheet: 'mayorReport' }), measure()),
    ).toBe(1)
  })
})
