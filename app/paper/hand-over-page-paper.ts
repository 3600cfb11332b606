// 引継ぎ of several incidents on one A4, the same matters of each: 経過, 通報した相手, 決定, 未了. One line each, cut with ….
import type { Incident } from '../../shared/incident/incident.ts'
import type { Operation, OperationOf } from '../../shared/incident/operation.ts'
import { governingLevel } from '../../shared/incident/threat.ts'
import { endingsOf } from '../../shared/rules/ending.ts'
import { handOverLine } from '../../shared/rules/sheets/hand-over-page.ts'
import type { HandedIncident, HandOverPage } from '../../shared/rules/sheets/hand-over-page.ts'
import type { Bounded } from '../../shared/rules/sheets/hand-over.ts'
import { isolationsInForce } from '../../shared/rules/violation/isolation.ts'
import { dayAndTime } from '../words/dates.ts'
import { dutyWords } from '../words/duty-words.ts'
import { endingInWords } from '../words/ending-words.ts'
import { headline, kindsInWords } from '../words/incident-words.ts'
import { toldInWords } from '../facts/told-words.ts'
import { cut, field, fields, onOneLine, unknown } from './paper.ts'
import type { Field, Part } from './paper.ts'

/** A note that is handed over takes this many lines. */
const linesOfNote = 2
const linesOfState = 2
/** A heading is larger than a line. */
const handOverHeading = 38

export function handOverPagePaper(
  { items, rest }: HandOverPage,
  handed: OperationOf<'v1.handedOver'> | null,
  numberOf: (incident: Incident) => string,
): Part[] {
  const others = rest.map(numberOf).join('、')
  return [
    fields(
      '引き継いだ人',
      field(
        '渡した人 → 受けた人',
        handed && `${handed.body.from} → ${handed.body.to} ${dayAndTime(handed.at)}`,
      ),
      field(
        '申し送り',
        handed?.body.what && cut(handed.body.what.replaceAll('\n', ' '), linesOfNote * handOverLine),
      ),
    ),
    ...items.map((one) => incidentPart(one, numberOf(one.incident))),
    ...(rest.length === 0 ? [] : [fields(`このほかの事案 ${rest.length}件`, field('番号', others))]),
  ]
}

function incidentPart({ incident, course, told, decided, owed }: HandedIncident, number: string): Part {
  const done = (operation: Operation) => `${operation.by ?? unknown} ${onOneLine(operation, incident)}`
  return fields(
    `${number} ${cut(headline(incident), handOverHeading)}`,
    field('現在', cut(state(incident), linesOfState * handOverLine)),
    matter('経過', course, (one) => `${dayAndTime(one.at)} ${done(one)}`),
    matter('通報した相手', told, (one) => `${dayAndTime(one.at)} ${toldInWords(one, incident)}`),
    matter('決定', decided, (one) => `${dayAndTime(one.at)} ${done(one)}`),
    matter('未了', owed, (one) => `${dutyWords(one, incident).what}(${one.clause})`, '済み'),
  )
}

function state(incident: Incident): string {
  const level = governingLevel(incident.threat)
  const endings = endingsOf(incident).map(endingInWords)
  return [
    level === null ? '脅威度は未判定' : `レベル${level}`,
    kindsInWords(incident),
    endings.length === 0 ? '対応中' : endings.join('・'),
    ...isolationsInForce(incident).map(({ body }) => `切離し中 ${body.what}`),
  ].join(' ')
}

function matter<T>(
  label: string,
  { items, rest }: Bounded<T>,
  words: (one: T) => string,
  none = unknown,
): Field {
  const counted = rest.length === 0 ? label : `${label}(ほか${rest.length}件)`
  return field(counted, items.map((one) => cut(words(one), handOverLine)).join('\n') || none)
}
