// What sheets say of the device that a line came from (AU11).
import { expect, test } from 'vitest'
import { roadsPaper, timelinePaper } from '../../../app/paper/timeline-paper.ts'
import type { DeviceOf } from '../../../app/paper/timeline-paper.ts'
import { foldIncident } from '../../../shared/incident/fold.ts'
import { intake, operation } from '../../people.ts'

const first = intake()
const note = operation('v1.noted', { what: '町長の名で' }, { subject: first.subject, by: '町長' })
const of = (said: typeof first | typeof note) => ({ known: true, operation: said, receivedAt: null }) as const
const folded = foldIncident(first.subject, [of(first), of(note)], [])
const deviceOf: DeviceOf = ({ read }) => (read.operation.id === note.id ? '・端末 総務課' : '')

test('[AU11] the timeline names the device below the person; another sheet lists those lines alone', () => {
  const [timeline] = timelinePaper(folded, deviceOf)
  const roads = roadsPaper(folded, deviceOf)
  const cells = (part: typeof roads | undefined) =>
    part && 'lines' in part ? part.lines.map((line) => line.cells) : []
  expect(cells(timeline).map((line) => line[2])).toEqual([
    expect.not.stringContaining('端末'),
    expect.stringMatching(/^町長[^]*\n端末 総務課$/),
  ])
  expect(cells(roads)).toEqual([['端末 総務課', expect.stringMatching(/メモ.*町長/)]])
})

test('[AU11] of many of one device three are named, the others counted', () => {
  const notes = Array.from({ length: 5 }, () =>
    of(operation('v1.noted', { what: '電話' }, { subject: first.subject })),
  )
  const part = roadsPaper(foldIncident(first.subject, [of(first), ...notes], []), () => '・端末 総務課')
  expect(part).toMatchObject({
    lines: [{ cells: ['端末 総務課', expect.stringMatching(/ほか3件は、経過にあります$/)] }],
  })
})

test('[AU11] where every line is of whom it names there is no such list', () => {
  expect(roadsPaper(folded, () => '')).toBeNull()
})
