// Every sheet 帳票 of an incident: which there are, what each says, whom it goes to.
import { meetings } from '../../shared/incident/council.ts'
import type { Meeting } from '../../shared/incident/council.ts'
import type { Folded } from '../../shared/incident/fold.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import { sheetIds } from '../../shared/incident/report-bodies.ts'
import type { SheetId } from '../../shared/incident/report-bodies.ts'
import type { Sheet } from '../../shared/rules/sheets/report-number.ts'
import { formNotes } from '../../shared/plan/form-notes.ts'
import { officeName } from '../../shared/plan/offices.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import { sheetNames, sheetOffices } from '../words/sheet-words.ts'
import { drillPaper } from './drill-paper.ts'
import { form1Paper } from './form1-paper.ts'
import { form2Paper } from './form2-paper.ts'
import { form3Paper } from './form3-paper.ts'
import { handOverPaper } from './hand-over-paper.ts'
import { mayorPaper } from './mayor-paper.ts'
import { minutesPaper } from './minutes-paper.ts'
import type { Part } from './paper.ts'
import type { DeviceOf } from './timeline-paper.ts'
import { timelinePaper } from './timeline-paper.ts'

export type Printable = Sheet & {
  /** The last part of its address: the second council's minutes are `minutes-2`. */
  name: string
  title: string
  /** Who writes it and whom it goes to, where the plan says so. */
  route: string | null
  /** What forms 1 to 3 say of their layout, which is ours; null on every other sheet. */
  formNote: string | null
  /** It is handed over in reports 第n報. */
  isReport: boolean
  /** `deviceOf`: of the timeline's lines, where they have room. `approvalColumns`: of the row 確認・決裁, the plan's unless given. */
  parts: (deviceOf?: DeviceOf, approvalColumns?: readonly string[]) => Part[]
}

const notes: Partial<Record<SheetId, string>> = formNotes
const unnumbered: readonly SheetId[] = ['handOver', 'drillReport']

/** In the order of the list; `members`: whom the town has named for the council; `plan`: the incident's own edition. */
export function sheetsOf(folded: Folded, members: readonly string[], plan: Plan): Printable[] {
  const { incident } = folded
  return sheetIds
    .filter((id) => (incident.drill || id !== 'drillReport') && (id !== 'form2' || plan.rules.has('別紙2')))
    .flatMap((id) =>
      id === 'minutes'
        ? meetings(incident, members).map((meeting, at) => minutes(incident, meeting, at, plan))
        : [
            printable(id, (deviceOf = nothing, approvalColumns = plan.approvalColumns) =>
              partsOf[id](folded, plan, deviceOf, approvalColumns),
            ),
          ],
    )
}

const nothing: DeviceOf = () => ''
const partsOf: Record<
  Exclude<SheetId, 'minutes'>,
  (folded: Folded, plan: Plan, deviceOf: DeviceOf, approvalColumns: readonly string[]) => Part[]
> = {
  form1: ({ incident }) => form1Paper(incident),
  form2: ({ incident }) => form2Paper(incident),
  form3: ({ incident }) => form3Paper(incident),
  mayorReport: ({ incident }) => mayorPaper(incident),
  timeline: (folded, _plan, deviceOf) => timelinePaper(folded, deviceOf),
  handOver: ({ incident }, plan, _deviceOf, columns) => handOverPaper(incident, plan, columns),
  drillReport: ({ incident }, plan) => drillPaper(incident, plan),
}

function minutes(incident: Incident, meeting: Meeting, at: number, plan: Plan): Printable {
  const sheet = printable('minutes', () => minutesPaper(incident, meeting, plan))
  const name = at === 0 ? sheet.name : `${sheet.name}-${at + 1}`
  const title = at === 0 ? sheet.title : `${sheet.title} ${at + 1}回目`
  return { ...sheet, name, title, meeting: meeting.id }
}

function printable(id: SheetId, parts: Printable['parts']): Printable {
  const [writer, reader] = sheetOffices[id]
  return {
    id,
    meeting: null,
    name: id,
    title: sheetNames[id],
    route: reader === undefined ? null : `${officeName(writer)} → ${officeName(reader)}`,
    formNote: notes[id] ?? null,
    isReport: !unnumbered.includes(id),
    parts,
  }
}
