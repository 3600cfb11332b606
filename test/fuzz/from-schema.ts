// Values that fit a schema of the description, by chance that can be repeated.
import fc from 'fast-check'
import type { Random } from '../sim/random.ts'

/** What the description uses of JSON Schema. */
export type JsonSchema = {
  $ref?: string
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  items?: JsonSchema
  minItems?: number
  maxItems?: number
  properties?: Record<string, JsonSchema>
  required?: string[]
}

const samples = 16
const deepest = 8
const texts = ['住基端末が起動しない', 'a', '宿直 甲', '𠮷野家で', '1-3', 'x'.repeat(90)]
const samplesOf = new Map<string, string[]>()

export function valueOf(
  schema: JsonSchema,
  named: Readonly<Record<string, JsonSchema>>,
  random: Random,
  depth = 0,
): unknown {
  const within = (one: JsonSchema) => valueOf(one, named, random, depth + 1)
  if (schema.$ref !== undefined) return within(named[schema.$ref.split('/').at(-1) ?? ''] ?? {})
  if ('const' in schema) return schema.const
  if (schema.enum !== undefined) return random.pick(schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return within(random.pick(choices))
  const type = Array.isArray(schema.type) ? random.pick(schema.type) : schema.type
  switch (type) {
    case 'string':
      return textOf(schema, random)
    case 'integer':
    case 'number':
      return numberOf(schema, random)
    case 'boolean':
      return random.chance(0.5)
    case 'array':
      return Array.from({ length: lengthOf(schema, random, depth) }, () => within(schema.items ?? {}))
    case 'object':
      return objectOf(schema, random, depth, within)
    default:
      return null
  }
}

function objectOf(
  { properties = {}, required = [] }: JsonSchema,
  random: Random,
  depth: number,
  within: (one: JsonSchema) => unknown,
): object {
  const given = Object.entries(properties).filter(
    ([name]) => required.includes(name) || (depth < deepest && random.chance(0.5)),
  )
  return Object.fromEntries(given.map(([name, of]) => [name, within(of)]))
}

function lengthOf({ minItems = 0, maxItems = 3 }: JsonSchema, random: Random, depth: number): number {
  return depth >= deepest ? minItems : Math.min(maxItems, minItems + random.int(3))
}

function numberOf({ minimum = 0, maximum = minimum + 1000 }: JsonSchema, random: Random): number {
  return random.pick([minimum, maximum, Math.min(maximum, Math.max(minimum, random.int(1000)))])
}

function textOf(schema: JsonSchema, random: Random): string {
  const pattern = schema.pattern ?? schema.allOf?.find((one) => one.pattern !== undefined)?.pattern
  if (pattern === undefined) return random.pick(texts).slice(0, schema.maxLength)
  const known =
    samplesOf.get(pattern) ?? fc.sample(fc.stringMatching(new RegExp(pattern)), { seed: 1, numRuns: samples })
  samplesOf.set(pattern, known)
  return random.pick(known)
}
