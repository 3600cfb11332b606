// The description of every type: what stands in its form comes back as the body it was, and its words leave nothing out.
import { describe, expect, it } from 'vitest'
import { askedFields, described, problemsOf, typedBody, typedFields } from '../../../app/facts/description.ts'
import { descriptions } from '../../../app/facts/descriptions.ts'
import { emptyIncident } from '../../../shared/incident/incident.ts'
import { operationTypes } from '../../../shared/incident/operation-bodies.ts'
import { factOf } from '../../../shared/incident/operation.ts'
import { bodies } from '../../incident/bodies.ts'
import { fixedNow, incident } from '../../people.ts'

const about = { incident: emptyIncident(incident), now: fixedNow }

describe.each(operationTypes)('%s', (type) => {
  const description = descriptions[type]
  const asked = askedFields(description)
  const body: Readonly<Record<string, unknown>> = bodies[type]
  const given = Object.fromEntries(
    Object.entries(body).filter(([name]) => asked.every(([one]) => one !== name)),
  )

  it('[OP5] that was said once stands in its form, and is the same fact when nothing is changed', () => {
    const typed = typedFields(description, body)
    const again = factOf({
      type,
      subject: incident,
      body: typedBody({ type, description, typed, given, about }),
    })
    expect(problemsOf(description, typed)).toEqual({})
    // What nobody said may be written as null now.
    expect(again?.body).toMatchObject(body)
  })

  it('[OP3] with nothing typed either is a fact, or says beside each field what is missing', () => {
    const nothing = typedFields(description, {})
    const problems = problemsOf(description, nothing)
    const typed = factOf({
      type,
      subject: incident,
      body: typedBody({ type, description, typed: nothing, given, about }),
    })
    expect(typed === null).toBe(Object.keys(problems).length > 0)
  })

  it('has words', () => {
    const { what, detail } = described(description, body, about)
    expect(what).not.toBe('')
    expect(`${what}${detail}`).not.toMatch(/undefined|null|\[object/)
  })
})

it('[2-1(1)][2-1(2)][2-1(4)] 緊急対策職員 asks for 適切な対応, for all else 本人確認情報管理責任者 asks', () => {
  const office = descriptions['v1.maintainerAsked'].form?.office
  const by = (...requests: string[]) => typeof office === 'function' && office({ requests })
  expect(by('respond')).toBe('responder')
  expect(by('respond', 'exchange')).toBe('identityManager')
  expect(by('findCause')).toBe('identityManager')
})

it('[2-1(3)] of a server that works nothing else is asked or kept', () => {
  const description = descriptions['v1.serverWeighed']
  const typed = { works: 'true', grave: 'true', long: 'true', outlook: '二日', residentImpact: '停止' }
  expect(typedBody({ type: 'v1.serverWeighed', description, typed, about })).toEqual({
    works: true,
    grave: null,
    long: null,
    outlook: null,
    residentImpact: null,
  })
})

// It was saved with nothing in it, and printed as 特定した.
it('[2-1(1)] a 障害の特定 says a kind, a place or an event; with none of them it is none', () => {
  const description = descriptions['v1.faultLocated']
  const nothing = { kinds: [], place: null, what: null }
  expect(problemsOf(description, typedFields(description, nothing))).toEqual({
    kinds: '種類・箇所・事象のどれかを入れてください',
  })
  expect(factOf({ type: 'v1.faultLocated', subject: incident, body: nothing })).toBeNull()
  for (const one of [{ kinds: ['hardware'] }, { place: '電算室' }, { what: '応答しない' }]) {
    const body = { ...nothing, ...one }
    expect(problemsOf(description, typedFields(description, body))).toEqual({})
    expect(factOf({ type: 'v1.faultLocated', subject: incident, body })).not.toBeNull()
  }
})
