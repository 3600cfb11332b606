// What an answer must be by the description: a status it names, and a body that says no more and no less than its schema.
import { gunzipSync, zstdDecompressSync } from 'node:zlib'
import * as z from 'zod'
import type { openApiDocument } from '../../server/openapi/document.ts'
import type { JsonSchema } from './from-schema.ts'

type Content = Record<string, { schema?: JsonSchema; itemSchema?: JsonSchema }>
type Responses = Record<string, { content?: Content }>
export type Described = { path: string; method: string; responses: Responses }
export type Document = ReturnType<typeof openApiDocument>

export type Answered = { status: number; headers: Headers; bytes: Uint8Array }

/** Null: as described. Else what is not. */
export type Judge = (method: string, path: string, answer: Answered) => string | null

export function createJudge(document: Document): Judge {
  // From here on it is JSON: what a stranger would read.
  const { paths, components } = JSON.parse(JSON.stringify(document))
  const routes: Described[] = Object.entries<Record<string, { responses: Responses }>>(paths).flatMap(
    ([path, of]) => Object.entries(of).map(([method, { responses }]) => ({ path, method, responses })),
  )
  const fits = checker(components.schemas)
  return (method, path, answer) => {
    const ofPath = routes.filter(({ path: template }) => isOf(template, path))
    const asked = method === 'HEAD' ? 'get' : method.toLowerCase()
    const route = ofPath.find((one) => one.method === asked)
    if (answer.status >= 500) return `a ${answer.status}`
    if (method === 'HEAD') return answer.bytes.length === 0 ? null : 'a body for HEAD'
    if (ofPath.length === 0) return refusedBy(answer, 404, 'notFound')
    if (route !== undefined) return judged(route.responses, answer, fits)
    const allowed = ofPath.map((one) => one.method.toUpperCase()).toSorted()
    const said = (answer.headers.get('allow') ?? '').split(', ').toSorted()
    return said.join() === allowed.join()
      ? refusedBy(answer, 405, 'methodNotAllowed')
      : `allows ${said.join()}`
  }
}

function isOf(template: string, path: string): boolean {
  const parts = template.replaceAll(/[.]/g, '\\.').replaceAll(/\{\w+\}/g, '[^/]+')
  return new RegExp(`^${parts}$`).test(path)
}

function refusedBy({ status, bytes }: Answered, as: number, reason: string): string | null {
  const said = JSON.parse(textIn(bytes) || '{}').reason
  return status === as && said === reason ? null : `${status} ${said} for ${as} ${reason}`
}

type Fits = (schema: JsonSchema, value: unknown) => boolean

function judged(responses: Responses, answer: Answered, fits: Fits): string | null {
  const { status, headers, bytes } = answer
  const described = responses[String(status)]
  if (described === undefined) return `${status}, which is not described: ${textIn(bytes).slice(0, 200)}`
  const media = (headers.get('content-type') ?? '').split(';')[0] ?? ''
  if (described.content === undefined) return bytes.length === 0 ? null : 'a body where none is described'
  const content = described.content[media]
  if (content === undefined) return `${media} for ${Object.keys(described.content).join()}`
  const { schema, itemSchema } = content
  if (schema !== undefined) {
    const value = JSON.parse(textIn(bytes))
    const refused = schema.allOf?.find(({ properties }) => properties !== undefined)?.properties?.reason?.enum
    if (refused !== undefined && !refused.includes(value.reason)) return `${status} with ${value.reason}`
    const of = refused === undefined ? schema : (schema.allOf?.[0] ?? {})
    return fits(of, value) ? null : `not as described: ${JSON.stringify(value).slice(0, 300)}`
  }
  if (itemSchema === undefined) return null
  const wrong = itemsIn(textIn(bytes), media).find(
    (item) => !itemSchema.anyOf?.some((one) => fits(one, item)),
  )
  return wrong === undefined ? null : `not as described: ${JSON.stringify(wrong).slice(0, 300)}`
}

/** Values of newline-delimited JSON, or events with their data. */
function itemsIn(text: string, media: string): unknown[] {
  if (media !== 'text/event-stream')
    return text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line))
  return text
    .split('\n\n')
    .filter((event) => event !== '')
    .map((event) => {
      const fields = Object.fromEntries(event.split('\n').map((line) => line.split(/: (.*)/s)))
      return { event: fields.event, data: JSON.parse(fields.data) }
    })
}

/** By schemas that allow no field beside those that they name: an answer that says more than is described has drifted. */
function checker(named: Record<string, JsonSchema>): Fits {
  const $defs = JSON.parse(JSON.stringify(closed(named)).replaceAll('#/components/schemas/', '#/$defs/'))
  const made = new Map<string, z.ZodType>()
  return (schema, value) => {
    const name = schema.$ref?.split('/').at(-1) ?? ''
    const known = made.get(name) ?? z.fromJSONSchema({ ...$defs[name], $defs })
    made.set(name, known)
    return known.safeParse(value).success
  }
}

/** Words of other people stay open: an operation's body is its own, and the description is a document of others. */
const open = new Set(['Operation', 'OpenApi'])

function closed(named: Record<string, JsonSchema>): Record<string, unknown> {
  const close = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(close)
    if (typeof value !== 'object' || value === null) return value
    const inner = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, close(one)]))
    return 'properties' in inner && 'type' in inner ? { ...inner, additionalProperties: false } : inner
  }
  return Object.fromEntries(
    Object.entries(named).map(([name, schema]) => [name, open.has(name) ? schema : close(schema)]),
  )
}

const zstdStart = Buffer.from([0x28, 0xb5, 0x2f, 0xfd])

/** Whether or not the road has inflated it. */
export function textIn(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes)
  if (buffer[0] === 0x1f && buffer[1] === 0x8b) return gunzipSync(buffer).toString()
  return (buffer.subarray(0, 4).equals(zstdStart) ? zstdDecompressSync(buffer) : buffer).toString()
}
