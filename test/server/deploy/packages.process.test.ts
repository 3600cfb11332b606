// What is said of the packages: a source of holes that does not answer is no clean bill, and the bill of materials is the lock file's.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import * as z from 'zod'
import { run } from '../child.ts'

const scriptOf = (name: string) =>
  fileURLToPath(new URL(`../../../server/deploy/${name}.ts`, import.meta.url))

/** Answers by the end of the path; what is not named, 405. */
async function source(answers: Record<string, object>): Promise<string> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const [, answer] = Object.entries(answers).find(([end]) => request.url?.endsWith(end)) ?? []
      response.writeHead(answer === undefined ? 405 : 200, { 'content-type': 'application/json' })
      response.end(answer === undefined ? '' : JSON.stringify(answer))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const at = z.object({ port: z.number() }).parse(server.address())
  return `http://127.0.0.1:${at.port}`
}

async function audit(answers: Record<string, object>) {
  const address = await source(answers)
  return run(scriptOf('audit'), { npm_config_registry: address }, ['--osv', address])
}

const hole = { id: 1, url: 'https://example.jp', title: 'a hole', severity: 'high', vulnerable_versions: '*' }
const bulk = '/-/npm/v1/security/advisories/bulk'
const Lock = z.object({ packages: z.record(z.string(), z.looseObject({ name: z.string().optional() })) })

async function lockedNames(): Promise<string[]> {
  const { packages } = Lock.parse(JSON.parse(await readFile('package-lock.json', 'utf8')))
  return Object.entries(packages).map(([path, { name, version }]) => {
    return `${name ?? path.split('node_modules/').at(-1)}@${version}`
  })
}

test('npm knows of none, or of one', async () => {
  expect(await audit({ [bulk]: {} })).toMatchObject({
    code: 0,
    out: expect.stringContaining('known holes 0'),
  })
  const found = await audit({ [bulk]: { hono: [hole] } })
  expect(found).toMatchObject({ code: 1, out: expect.stringContaining('hono: high') })
}, 60_000)

test('where npm does not answer OSV is asked for every package of the lock file; where neither does, it fails and says so', async () => {
  const names = new Set((await lockedNames()).slice(1))
  const none = Array.from(names, () => ({}))
  const asked = await audit({ '/v1/querybatch': { results: none } })
  expect(asked).toMatchObject({
    code: 0,
    out: expect.stringContaining(`${names.size} packages, known holes in 0`),
  })
  const found = await audit({
    '/v1/querybatch': { results: [{ vulns: [{ id: 'GHSA-1' }] }, ...none.slice(1)] },
  })
  expect(found).toMatchObject({ code: 1, out: expect.stringContaining('GHSA-1') })
  const silent = await audit({})
  expect(silent).toMatchObject({ code: 2, err: expect.stringContaining('NOT ASKED') })
}, 90_000)

test('the bill of materials names each package of the lock file by its own name, and the project', async () => {
  const { code, out } = await run(scriptOf('sbom'), {})
  expect([code, out]).toEqual([0, expect.stringContaining('licences: all of them listed')])
  const Named = z.object({ name: z.string(), version: z.string() })
  const Bill = z.object({
    bomFormat: z.literal('CycloneDX'),
    metadata: z.object({ component: Named }),
    components: z.array(Named),
  })
  const { metadata, components } = Bill.parse(JSON.parse(await readFile('sbom.json', 'utf8')))
  const billed = [metadata.component, ...components].map(({ name, version }) => `${name}@${version}`)
  const [, ...packages] = await lockedNames()
  expect(billed.toSorted()).toEqual(['juki-net-emergency-response@0.1.0', ...new Set(packages)].toSorted())
}, 60_000)
