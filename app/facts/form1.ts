// Form 1 緊急時通報受付票 (別紙1), described: of each field what it is called, in which step it is asked for, under which
// heading it stands on paper. Its steps, its inputs, the timeline and the sheet follow this order.
import { intakeFields } from '../../shared/incident/intake-form.ts'
import type {
  IntakeDetails,
  IntakeField,
  IntakeForm,
  Party,
  PartyField,
} from '../../shared/incident/intake-form.ts'
import { measureExamples } from '#plan'
import { officeName } from '../../shared/plan/offices.ts'
import { ownNames } from '../record/derived/own-names.ts'
import { inWords, nameOf } from './field.ts'
import type { About, AskedField, AskedFor } from './field.ts'

const stepNames = {
  when: 'いつ・きっかけ',
  people: `${officeName('discoverer')}・通報元`,
  place: '場所・機器',
  details: '事象の詳細・影響',
  examples: '該当する緊急措置例',
  receipt: '受付者・文書番号',
}
type Place = {
  step: keyof typeof stepNames
  heading: string
  /** What its row is called under the heading, where that isn't the label. */
  row?: string
}
/** A person: three texts. */
type PartyAsked = { kind: 'party'; label: string }
type Described<F extends IntakeField> = Place &
  (F extends PartyField ? PartyAsked : AskedFor<NonNullable<IntakeForm[F]>>)

const described: { readonly [F in IntakeField]: Described<F> } = {
  coming: {
    step: 'when',
    heading: '受付',
    kind: 'choice',
    label: '受付のきっかけ',
    answers: [
      ['discovered', '発見'],
      ['reported', '通報'],
      ['inquired', '照会'],
    ],
  },
  receivedAt: { step: 'when', heading: '受付', kind: 'time', label: '受付日時' },
  receivedBy: { step: 'receipt', heading: '受付', kind: 'text', label: '受付者', isName: true },
  documentNumber: { step: 'receipt', heading: '受付', kind: 'text', label: '文書番号(任意)', isName: true },
  discoverer: {
    step: 'people',
    heading: officeName('discoverer'),
    kind: 'party',
    label: officeName('discoverer'),
  },
  reporterKind: {
    step: 'people',
    heading: '通報元',
    row: '区分',
    kind: 'choice',
    label: '通報元の区分',
    answers: [
      ['townHall', '庁内'],
      ['resident', '住民'],
      ['prefecture', '県'],
      ['otherMunicipality', officeName('otherMunicipality')],
      ['agency', officeName('agency')],
      ['maintainer', officeName('maintainer')],
      ['other', 'その他'],
    ],
  },
  reporter: { step: 'people', heading: '通報元', kind: 'party', label: '通報元' },
  occurredAt: { step: 'when', heading: '事象', kind: 'time', label: '発生日時' },
  discoveredAt: { step: 'when', heading: '事象', kind: 'time', label: '発見日時' },
  place: { step: 'place', heading: '事象', kind: 'text', label: '場所' },
  equipment: {
    step: 'place',
    heading: '事象',
    kind: 'ticks',
    label: '機器',
    none: '',
    answers: [
      ['communicationServer', 'CS'],
      ['tamperProofDevice', '耐タンパー装置'],
      ['firewall', 'FW'],
      ['businessTerminal', '業務端末'],
      ['premisesLine', '構内回線'],
      ['other', 'その他'],
    ],
  },
  details: { step: 'details', heading: '事象', kind: 'text', label: '事象の詳細', rows: 4 },
  // The table's sixteen rows and the town's own, by its four events.
  measureExamples: {
    step: 'examples',
    heading: '事象',
    kind: 'ticks',
    label: '該当する緊急措置例',
    none: '該当する例はない',
    folded: true,
    answers: ({ plan }) =>
      measureExamples.groups.flatMap(({ number, event: group }) =>
        (plan?.measureExamples ?? [])
          .filter((row) => row.group === number)
          .map((row) => [row.id, `${row.clause.replace('参考', '')} ${row.event}`, `${number} ${group}`]),
      ),
    words: (id) => ownNames.value.get(id) ?? `参考${id}`,
  },
  residentImpact: { step: 'details', heading: '事象', kind: 'text', label: '住民サービスへの影響', rows: 3 },
}

export const form1Fields: Readonly<Record<IntakeField, Place & (AskedField | PartyAsked)>> = described
/** In the order of the description. */
export const form1Order = Object.keys(described).flatMap((name) => intakeFields.filter((one) => one === name))
export type Form1Step = { id: string; name: string; fields: readonly IntakeField[] }
export const form1Steps: readonly Form1Step[] = Object.entries(stepNames).map(([id, name]) => ({
  id,
  name,
  fields: form1Order.filter((field) => form1Fields[field].step === id),
}))

/** What is typed into, each kept as a draft by its key; a party has three. */
export type Form1Input = { key: string; asked: AskedField } & (
  | { of: IntakeField; part: null }
  | { of: PartyField; part: keyof Party }
)
const parts = [
  ['organisation', '所属'],
  ['person', '氏名'],
  ['contact', '連絡先'],
] as const

function isParty(name: IntakeField): name is PartyField {
  return form1Fields[name].kind === 'party'
}

export function inputsOf(...names: readonly IntakeField[]): Form1Input[] {
  return names.flatMap((of): Form1Input[] => {
    const asked = form1Fields[of]
    if (asked.kind !== 'party') return [{ key: of, asked, of, part: null }]
    if (!isParty(of)) return []
    return parts.map(([part, label]) => ({
      key: `${of}.${part}`,
      asked: { kind: 'text', label, isName: true },
      of,
      part,
    }))
  })
}

/** What the form, or what was said of it, has for an input. */
export function valueIn(form: IntakeDetails, input: Form1Input): unknown {
  return input.part === null ? form[input.of] : form[input.of]?.[input.part]
}

export function form1Name(name: IntakeField): string {
  const field = form1Fields[name]
  return field.kind === 'party' ? field.label : nameOf(field)
}

/** An answer in words; null: there is none. */
export function form1Answer(name: IntakeField, form: IntakeDetails, about: About): string | null {
  if (form[name] === null || form[name] === undefined) return null
  return (
    inputsOf(name)
      .flatMap((input) => inWords(input.asked, valueIn(form, input), about) ?? [])
      .join(' ') || null
  )
}

/** What was said of the form, one field a line. */
export function form1InWords(said: IntakeDetails, about: About): string {
  return form1Order
    .filter((name) => said[name] !== undefined)
    .map((name) => `${form1Name(name)}: ${form1Answer(name, said, about) ?? '(消した)'}`)
    .join('\n')
}
