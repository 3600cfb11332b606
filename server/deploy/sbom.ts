// `npm run sbom`: writes the bill of materials (CycloneDX) of every package in the lock file, and holds their licences against a
// list. Exit code 1 on a licence that is not listed. What holes are known of them: `npm run audit`.
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { jsonOrNull } from '../../shared/sync/protocol.ts'

/** May be used, changed and handed on by a town; CC ones are of data. */
const allowed = new Set(
  (
    'MIT MIT-0 ISC 0BSD BSD-2-Clause BSD-3-Clause Apache-2.0 BlueOak-1.0.0 ' +
    'CC0-1.0 CC-BY-4.0 Python-2.0 Unlicense MPL-2.0'
  ).split(' '),
)
const file = 'sbom.json'

const Licence = z.union([
  z.object({ license: z.object({ id: z.optional(z.string()), name: z.optional(z.string()) }) }),
  z.object({ expression: z.string() }),
])
const Component = z.looseObject({ name: z.string(), version: z.string(), 'bom-ref': z.string() })
const Bill = z.looseObject({
  metadata: z.looseObject({ component: Component }),
  components: z.array(z.extend(Component, { licenses: z.optional(z.array(Licence)) })),
})

const text = await npm('sbom', '--sbom-format', 'cyclonedx', '--package-lock-only')
const bill = Bill.parse(jsonOrNull(text))
const { components } = bill
const whole = { ...bill.metadata, component: byOwnName(bill.metadata.component) }
const named = { ...bill, metadata: whole, components: components.map(byOwnName) }
writeFileSync(file, JSON.stringify(named, null, 2))
console.log(`${file}: ${components.length} packages`)
const unlisted = components.filter(({ licenses = [] }) => licenses.length === 0 || !licenses.every(isAllowed))
for (const { name, version, licenses } of unlisted)
  console.log(`licence not listed: ${name} ${version} ${JSON.stringify(licenses ?? 'none')}`)
if (unlisted.length === 0) console.log('licences: all of them listed')
process.exitCode = unlisted.length === 0 ? 0 : 1

/** npm names what is installed under another name by that, and the whole by its folder. */
function byOwnName<T extends z.infer<typeof Component>>(component: T): T {
  const { 'bom-ref': ref, version } = component
  return { ...component, name: ref.slice(0, ref.length - version.length - 1) }
}

/** Of a choice one is enough. */
function isAllowed(licence: z.infer<typeof Licence>): boolean {
  const said =
    'expression' in licence ? licence.expression : (licence.license.id ?? licence.license.name ?? '')
  return said
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((one) => one.split(' AND ').every((each) => allowed.has(each.trim())))
}

/** What it printed, also where it ended with a fault. */
function npm(...given: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile('npm', given, { maxBuffer: 64 * 1024 * 1024 }, (_, stdout) => resolve(stdout))
  })
}
