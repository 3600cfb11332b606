// The buttons that record something by one tap, each in the part of a screen it stands in.
import { expect } from 'vitest'
import type { Component } from 'vue'
import CallQuestion from '../../../app/calls/CallQuestion.vue'
import MemberLine from '../../../app/council/MemberLine.vue'
import CheckRow from '../../../app/faults/CheckRow.vue'
import DrillPart from '../../../app/incidents/DrillPart.vue'
import IncludeCalls from '../../../app/incidents/IncludeCalls.vue'
import PresenceChoice from '../../../app/incidents/PresenceChoice.vue'
import ExampleMeasure from '../../../app/measures/ExampleMeasure.vue'
import IncidentRow from '../../../app/office/IncidentRow.vue'
import NumberCheck from '../../../app/readiness/NumberCheck.vue'
import EndingForm from '../../../app/resumption/EndingForm.vue'
import TakeOut from '../../../app/town/TakeOut.vue'
import CorrectionForm from '../../../app/forms/CorrectionForm.vue'
import NoticeForm from '../../../app/forms/NoticeForm.vue'
import DescribedForm from '../../../app/forms/DescribedForm.vue'
import { summarise } from '../../../app/facts/summarise.ts'
import type { Folded } from '../../../shared/incident/fold.ts'
import { townSubject } from '../../../shared/incident/subjects.ts'
import { timeline } from '../../../shared/incident/timeline.ts'
import type { TimelineItem } from '../../../shared/incident/timeline.ts'
import { townOf } from '../../../shared/incident/town.ts'
import { contacts, faultKinds } from '#plan'
import { plan } from '../../../shared/plan/plan.ts'
import { contactsInForce, isDialled } from '../../../shared/rules/town/contacts-in-force.ts'

const measureRow = plan.measureExamples[0] ?? expect.fail()
const called = contactsInForce(contacts, townOf([])).filter(isDialled)
const answer = { member: '委員 丙', calls: [], said: null, isPresent: null }
const contactGone = { contact: 'own', entry: null } as const

/** No duty hangs on it: 誤入力 of it takes no reason. */
const isWorkBegun = ({ entry }: TimelineItem) => entry.read.operation.type === 'v1.workBegun'

export type Act = {
  what: string
  component: Component
  props?: (folded: Folded) => object
  /** What it shows is made anew some time after it was written. */
  isMadeLater?: true
  button: string
  /** The operations that it writes. */
  types: string[]
}

export function check(button: string): Act {
  return {
    what: `a check, ${button}`,
    component: CheckRow,
    props: ({ incident }) => ({ incident, check: faultKinds.kinds[0]?.checks[0] }),
    button,
    types: ['v1.faultChecked'],
  }
}
export const includeCalls: Act = {
  what: 'a call taken in',
  component: IncludeCalls,
  props: ({ incident }) => ({ incident: incident.id, drill: false, open: true }),
  button: 'を含める',
  types: ['v1.callIncluded'],
}
export const acts: Act[] = [
  {
    what: '確認した',
    component: IncidentRow,
    props: (folded) => {
      const said = summarise(folded, plan)
      // Nobody confirms their own.
      const unseen = said.unseen.map(({ operation }) => ({ operation, by: '委託 己' }))
      return { summary: { ...said, unseen, number: null }, fresh: 0 }
    },
    isMadeLater: true,
    button: '確認した',
    types: ['v1.acknowledged'],
  },
  { what: '連絡した', component: NoticeForm, button: '連絡した', types: ['v1.notified'] },
  ...['異常なし', '異常あり', '未実施'].map(check),
  {
    what: 'the answer of a member',
    component: MemberLine,
    props: ({ incident }) => ({ incident, meeting: null, answer, member: undefined }),
    button: '出席する',
    types: ['v1.memberAnswered'],
  },
  {
    what: '招集',
    component: DescribedForm,
    props: ({ incident }) => ({
      incident,
      type: 'v1.councilConvened',
      initial: { clause: '1-4' },
      draft: 'called',
    }),
    button: '招集したと記録する',
    types: ['v1.councilConvened'],
  },
  {
    what: '着手',
    component: ExampleMeasure,
    props: ({ incident }) => ({ incident, row: measureRow, measure: measureRow.measures[0] }),
    button: '着手した',
    types: ['v1.measureStarted'],
  },
  includeCalls,
  {
    what: 'the outcome of a call',
    component: CallQuestion,
    button: '応答なし',
    types: ['v1.callEnded'],
  },
  {
    what: 'a kind',
    component: PresenceChoice,
    props: ({ incident }) => ({ incident, kind: 'fault' }),
    button: '有',
    types: ['v1.kindAssessed'],
  },
  {
    what: '確認の電話',
    component: NumberCheck,
    props: () => ({ contact: called[0] }),
    button: 'つながった',
    types: ['v1.numberConfirmed'],
  },
  {
    what: '誤入力',
    component: CorrectionForm,
    props: (folded) => ({ item: timeline(folded).find(isWorkBegun), folded, plan }),
    button: '誤入力にする',
    types: ['v1.corrected'],
  },
  {
    what: 'an end',
    component: EndingForm,
    props: ({ incident }) => ({ incident, gate: '1-3', missing: [], warnings: [] }),
    button: '該当なしとした',
    types: ['v1.foundNotApplicable'],
  },
  {
    what: '引継ぎ',
    component: DescribedForm,
    props: ({ incident }) => ({
      incident,
      type: 'v1.handedOver',
      initial: { from: '宿直 甲', to: '管理 乙' },
      draft: 'handing',
    }),
    button: '引き継いだ',
    types: ['v1.handedOver'],
  },
  {
    what: 'the end of a drill',
    component: DrillPart,
    button: '訓練を終えたと記録する',
    types: ['v1.drillEnded'],
  },
  {
    what: 'a row of the town taken out',
    component: TakeOut,
    props: () => ({
      label: '外す',
      fact: { type: 'v1.contactEntered', subject: townSubject, body: contactGone },
    }),
    button: '外す',
    types: ['v1.contactEntered'],
  },
]
