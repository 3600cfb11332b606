// Every route × who asks × whose ids × where the town is reached: each cell is answered as `rows.ts` says. The routes come
// from the description: one without a row fails.
import { expect, test } from 'vitest'
import { openApiDocument } from '../../../server/openapi/document.ts'
import { type AskerName, askers, openScene, origins, type Scene } from './askers.ts'
import { confirmAct } from '../town.ts'
import { type Row, rows, whose } from './rows.ts'

const routes = Object.entries(openApiDocument().paths).flatMap(([path, of]) =>
  Object.keys(of).map((method) => `${method.toUpperCase()} ${path}`),
)

/** Some thousand requests: on a busy machine they took longer than another test may. */
const everyCellMs = 120_000

test('[OA2] every route has its row, and no row is of a route that is gone', () => {
  expect(Object.keys(rows).toSorted()).toEqual(routes.toSorted())
})

test.each(origins)(
  '[OA2] at %s every cell of the matrix is answered as it says',
  { timeout: everyCellMs },
  async (origin) => {
    const scene = await openScene(origin)
    const said: string[] = []
    const expected: string[] = []
    for (const [route, row] of Object.entries(rows))
      for (const who of askers) {
        const answers = row.answers[who]
        const asked = await answersOf(scene, route, row, who)
        for (const [at, ids] of whose.entries()) {
          said.push(`${route}, ${who}, ${ids}: ${asked[at]}`)
          expected.push(`${route}, ${who}, ${ids}: ${typeof answers === 'string' ? answers : answers[ids]}`)
        }
      }
    expect(said).toEqual(expected)
    expect(said).toHaveLength(routes.length * askers.length * whose.length)
  },
)

async function answersOf(scene: Scene, route: string, row: Row, who: AskerName): Promise<string[]> {
  const { town, origin } = scene
  const isSpent = row.spends === true
  const asker = await scene.asker(who, isSpent)
  const [method = '', path = ''] = route.split(' ')
  const said: string[] = []
  for (const ids of whose) {
    const of = ids === 'nobody' ? null : ids === 'own' ? asker.owns : await scene.another(isSpent)
    const { parts = {}, type, body } = await row.ask({ town, whose: ids, of })
    const act = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? '')
    const url = `${origin}${act}`
    if (who === 'administrator, confirmed' && method === 'POST') await confirmAct(town, act, asker.cookie)
    const headers = { cookie: asker.cookie, ...(type !== undefined && { 'content-type': type }) }
    const answer = await town.app.request(url, { method, headers, ...(body !== undefined && { body }) })
    const { status } = answer
    // A stream stays open until who asked leaves.
    if (status < 400) await answer.body?.cancel()
    said.push(status < 400 ? String(status) : `${status} ${(await answer.json()).reason}`)
  }
  return said
}
