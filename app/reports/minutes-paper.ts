// 情報保護管理会議 決定記録 (1-4) on paper: one meeting.
import type { Meeting } from '../../shared/incident/council-minutes.ts'
import type { Incident } from '../../shared/incident/incident.ts'
import { councilAgenda } from '../../shared/plan/council-agenda.ts'
import { agendaItemName, councilReason, memberAnswers } from '../ui/council-words.ts'
import { lines } from '../ui/detail-lines.ts'
import { answered, doneLine, field, fields, table, unknown, when, who } from './paper.ts'
import type { Part } from './paper.ts'
import { paperDate } from './paper-time.ts'

export function minutesPaper(incident: Incident, { convened, held, members, decisions }: Meeting): Part[] {
  return [
    fields(
      '会議',
      field('開催日時', held && when(held)),
      field('場所・方法', held?.body.place),
      field('議長', held?.body.chair),
      field('招集の理由', convened && lines(councilReason(convened.body.clause), convened.body.what)),
      field('招集', answered(convened, null)),
      field('次回', held?.body.next),
    ),
    table(
      'メンバー',
      ['氏名', '連絡した日時', '返事', '出席'],
      members.map(({ name, answered: said, isPresent }) => [
        name,
        said && when(said),
        said && memberAnswers[said.body.answer],
        isPresent === null ? null : isPresent ? '出席' : '欠席',
      ]),
    ),
    ...agenda(decisions).map((id) => item(id, incident, decisions)),
  ]
}

type Decisions = Meeting['decisions']

/** The eight of the plan, then what another edition of it calls otherwise. */
function agenda(decisions: Decisions): string[] {
  return [...new Set([...councilAgenda.map(({ id }) => id), ...decisions.map(({ said }) => said.body.item)])]
}

function item(id: string, incident: Incident, decisions: Decisions): Part {
  const cells = decisions
    .filter(({ said }) => said.body.item === id)
    .map(({ said, started, ratified }) => [
      lines(
        ratified.length + (said.body.ratifies?.length ?? 0) > 0 ? '事後承認' : '決定',
        said.body.what,
        ...ratified.map((measure) => `・${doneLine(measure, incident).join(' ')}`),
      ),
      said.body.responsible,
      paperDate(said.body.due),
      said.body.urgent === true
        ? lines('該当', `着手 ${started === null ? unknown : when(started)}`)
        : started
          ? when(started)
          : '―',
      lines(when(said), who(said)),
    ])
  return table(
    agendaItemName(id),
    ['決定内容', '担当', '期限', '緊急かつ必要性の高いもの', '決定日時・記録'],
    cells,
  )
}
