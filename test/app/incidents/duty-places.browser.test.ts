// A duty's button leads to the form that carries it out, over the whole table: the form is there, open, in sight, and has
// the focus.
import { expect, it } from 'vitest'
import { newId } from '../../../app/record/log/append.ts'
import { placeOf } from '../../../app/words/duty-place.ts'
import { plan } from '../../../shared/plan/plan.ts'
import { foldIncident } from '../../../shared/incident/fold.ts'
import { sourceIds } from '../../../shared/incident/violation-bodies.ts'
import type { Fact } from '../../../shared/incident/operation.ts'
import { duties } from '../../../shared/rules/duties.ts'
import { dutyIds, entryOf, isOwed } from '../../../shared/rules/duty.ts'
import type { Duty } from '../../../shared/rules/duty.ts'
import { bodies } from '../../incident/bodies.ts'
import { entry } from '../../incident/said.ts'
import { open, recorded, said, say, sizes, subjectOf } from '../screen.ts'
import type { Screen } from '../screen.ts'
import { freshDevice } from '../town.ts'
import { phone } from '../../../app/record/log/this-phone.ts'

type Said = Omit<Fact, 'subject'>
const none: string[] = []
const fact = <T extends keyof typeof bodies>(type: T, body = {}) =>
  ({ type, body: { ...bodies[type], ...body } }) as Said
const is = (kind: string, presence: string) => fact('v1.kindAssessed', { kind, presence })
const judged = (level: number, id = newId(phone), replaces = none) => {
  return { ...fact('v1.threatAssessed', { level, examples: none, replaces }), id }
}
const [high, low] = [newId(phone), newId(phone)]

/** In one of them each duty is owed. */
const incidents: Record<string, Said[]> = {
  'neither kind': [is('fault', 'absent'), is('violation', 'absent')],
  'a fault': [is('fault', 'present')],
  'a fault whose cause is unknown': [is('fault', 'present'), fact('v1.faultCauseJudged')],
  'a fault of software and network': [
    is('fault', 'present'),
    fact('v1.faultLocated', { kinds: ['software', 'network'], place: null }),
    fact('v1.faultCauseJudged'),
    fact('v1.maintainerAsked', { requests: ['findCause'] }),
    fact('v1.integrityConfirmed'),
    fact('v1.councilDecided', { item: 'otherMatters', urgent: true }),
  ],
  'a likely level 3': [fact('v1.threatSuspected')],
  'level 1': [judged(1)],
  'level 2, its cause found in part': [judged(2), fact('v1.causeFound'), fact('v1.rightsAtRiskFound')],
  'level 3': [judged(3), fact('v1.immediateThreatJudged')],
  'level 3 again': [
    judged(3, high),
    fact('v1.rightsAtRiskFound'),
    judged(2, low, [high]),
    judged(3, newId(phone), [low]),
  ],
  'a council convened': [
    judged(3),
    fact('v1.rightsAtRiskFound'),
    fact('v1.isolated', { clause: '3-4(2)' }),
    fact('v1.councilRequested'),
    fact('v1.councilConvened'),
    fact('v1.councilRequested'),
    ...sourceIds.slice(0, -1).map((source) => fact('v1.sourceAnalysed', { source })),
  ],
}
/** A gate's alone, and raised by nobody. */
const neverOwed = ['3-5 settle']
const seen = new Set<string>()

it.each(Object.entries(incidents))(
  '[3-3][3-4][1-4][2-1][SC4] %s: each button opens its form',
  async (_, facts) => {
    await freshDevice()
    const path = await recorded('業務端末で見慣れない操作があった', null)
    await say(subjectOf(path), ...facts)
    const screen = await open(path, sizes.smallPhone)
    for (const duty of await owed(path)) {
      const place = placeOf(duty, subjectOf(path))
      if (place === null) continue
      seen.add(entryId(duty))
      screen.go(place)
      await expect
        .poll(() => shownAt(screen, place), { message: place })
        .toEqual('open, in sight, with the focus')
    }
  },
)

it('[3-3] none of the table that has a screen was left out', () => {
  const placed = dutyIds.filter((id) => 'screen' in entryOf({ id }).home && !neverOwed.includes(id))
  expect([...seen].toSorted()).toEqual(placed.toSorted())
})

async function owed(path: string): Promise<Duty[]> {
  const operations = (await said()).filter(({ subject }) => subject === subjectOf(path))
  const { incident } = foldIncident(subjectOf(path), operations.map(entry), [])
  return duties(incident, plan).filter(isOwed)
}

function entryId({ id }: Duty): string {
  return dutyIds.find((one) => id === one || id.startsWith(`${one} `)) ?? id
}

function shownAt(screen: Screen, place: string): string {
  const { document, innerHeight } = screen.window()
  const form = document.querySelector(`[data-does~="${place.split('#')[1]}"]`)
  if (form === null) return 'nowhere'
  const { top } = form.getBoundingClientRect()
  const fields = form.matches('form') ? form : form.querySelector('form, .check')
  return [
    fields?.checkVisibility() === true ? 'open' : 'closed',
    top > -2 && top < innerHeight / 2 ? 'in sight' : `at ${Math.round(top)} px`,
    form.matches('.threat') || form.contains(document.activeElement) ? 'with the focus' : 'without the focus',
  ].join(', ')
}
