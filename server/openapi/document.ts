// The OpenAPI document of the routes, made of the schemas that they parse by (spec.openapis.org/oas/v3.2.0: the first that
// can say what stands in a sequence of values). Rule OA1.
import * as z from 'zod/mini'
import { protocolVersion, type RequestRefusal, requestRefusals } from '../../shared/sync/protocol.ts'
import { administratorRoutes } from './administrator-routes.ts'
import { type Content, type DescribedRoute, refusalsOf, refusalsOfAll } from './described.ts'
import { officeRoutes } from './office-routes.ts'
import { schemas } from './schemas.ts'
import { syncRoutes } from './sync-routes.ts'

export const describedRoutes: readonly DescribedRoute[] = [
  ...syncRoutes,
  ...officeRoutes,
  ...administratorRoutes,
]

const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const names = new Map(Object.entries(schemas).map(([name, schema]) => [schema, name]))

export function openApiDocument() {
  return {
    openapi: '3.2.0',
    info: {
      title: '住基ネット緊急時対応',
      version: String(protocolVersion),
      description:
        'What the words mean and what holds stands in shared/SPEC.md. A client passes over fields that it does not know.',
      license: { name: 'MIT' },
    },
    paths: paths(),
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'session', description: '`__Host-session` by https' },
      },
    },
  }
}

/** `:number` of a route is `{number}` of the document. */
export const templateOf = (path: string) => path.replaceAll(/:(\w+)/g, '{$1}')

function paths(): Record<string, Record<string, object>> {
  const all: Record<string, Record<string, object>> = {}
  for (const route of describedRoutes) (all[templateOf(route.path)] ??= {})[route.method] = operationOf(route)
  return all
}

function operationOf({ path, says, who, request, answers, refusals }: DescribedRoute): object {
  const parameters = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const told = Object.entries(answers).map(([status, content]) => [
    status,
    { description: '', ...(content === null ? {} : { content: contentOf(content) }) },
  ])
  return {
    description: says,
    'x-who': who,
    security: who === 'anyone' ? [] : [{ session: [] }],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(request === undefined
      ? {}
      : {
          requestBody: { required: true, content: contentOf(request.content) },
          'x-max-bytes': request.maxBytes,
        }),
    responses: {
      ...Object.fromEntries(told),
      ...refused([...refusalsOf[who], ...refusals, ...refusalsOfAll]),
    },
  }
}

function contentOf(content: Content): object {
  if ('bytes' in content) return Object.fromEntries(content.bytes.map((media) => [media, {}]))
  if ('schema' in content) return { [content.media]: { schema: ref(content.schema) } }
  return { [content.media]: { itemSchema: { anyOf: content.items.map(ref) } } }
}

function ref(schema: z.ZodMiniType) {
  const name = names.get(schema)
  if (name === undefined) throw new Error('a schema without a name')
  return refTo(name)
}

/** By status the words that are said with it. */
function refused(reasons: readonly RequestRefusal[]): Record<string, object> {
  const statuses = new Set(reasons.map((reason) => requestRefusals[reason]))
  return Object.fromEntries(
    [...statuses].map((status) => {
      const said = reasons.filter((reason) => requestRefusals[reason] === status)
      const schema = { allOf: [refTo('Refusal'), { properties: { reason: { enum: said } } }] }
      return [String(status), { description: said.join(', '), content: { 'application/json': { schema } } }]
    }),
  )
}

function componentSchemas(): Record<string, object> {
  const registry = z.registry<{ id: string }>()
  for (const [schema, id] of names) registry.add(schema, { id })
  const made = z.toJSONSchema(registry, {
    uri: (id) => refTo(id).$ref,
    // What a client may send; of an answer, what it can rely on.
    io: 'input',
    unrepresentable: 'any',
  })
  return Object.fromEntries(
    Object.entries(made.schemas).map(([name, { $schema: _dialect, $id: _id, ...schema }]) => [name, schema]),
  )
}
