// The description of the routes: each route stands in it, and nothing else does.
import { expect, test } from 'vitest'
import { describedRoutes, openApiDocument, templateOf } from '../../../server/openapi/document.ts'
import { schemas } from '../../../server/openapi/schemas.ts'
import { startTown } from '../town.ts'

const methods = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
/** Behind each path stands what refuses its other methods, for all of them. */
const mounted = async () => {
  const { app } = await startTown()
  const routes = app.routes.filter(({ method }) => methods.has(method))
  return [...new Set(routes.map(({ method, path }) => `${method} ${templateOf(path)}`))].toSorted()
}

test('[OA1] every route of the API is described, and every described one is there', async () => {
  const { paths } = openApiDocument()
  const described = Object.entries(paths).flatMap(([path, of]) =>
    Object.keys(of).map((method) => `${method.toUpperCase()} ${path}`),
  )
  expect(described.toSorted()).toEqual(await mounted())
  expect(describedRoutes).toHaveLength(described.length)
})

test('[OA1] it is served, whole, and every name in it is explained', async () => {
  const { app } = await startTown()
  const answer = await app.request('/api/v2/openapi.json')
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json'])
  const text = await answer.text()
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(openApiDocument())))
  const named = new Set([...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name))
  expect([...named].filter((name) => !(String(name) in schemas))).toEqual([])
  expect(Object.keys(JSON.parse(text).components.schemas)).toEqual(
    expect.arrayContaining(Object.keys(schemas)),
  )
})

test('[OA1] [SE2] any other method of a described path is refused by those it has', async () => {
  const { app } = await startTown()
  const { paths } = openApiDocument()
  for (const [path, of] of Object.entries(paths)) {
    const has = Object.keys(of).map((method) => method.toUpperCase())
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((one) => !has.includes(one))) {
      const answer = await app.request(path.replaceAll(/[{}]/g, ''), { method })
      const allowed = (answer.headers.get('allow') ?? '').split(', ').toSorted()
      expect([method, path, answer.status, allowed]).toEqual([method, path, 405, has.toSorted()])
    }
  }
})
