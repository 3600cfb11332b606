// `npm run sbom`: writes the bill of materials (CycloneDX) of every package in the lock file, holds their licences against a
// list, and asks for known holes. Exit code 1 on a licence that is not listed or a hole of high rank; where no source of
// holes answers it says so, and that is no clean bill.
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
const Bill = z.object({
  components: z.array(
    z.object({ name: z.string(), version: z.string(), licenses: z.optional(z.array(Licence)) }),
  ),
})
const Audit = z.object({
  metadata: z.object({ vulnerabilities: z.object({ high: z.int(), critical: z.int(), total: z.int() }) }),
})

const text = await npm('sbom', '--sbom-format', 'cyclonedx', '--package-lock-only')
const { components } = Bill.parse(jsonOrNull(text))
writeFileSync(file, text)
console.log(`${file}: ${components.length} packages`)
const unlisted = components.filter(({ licenses = [] }) => licenses.length === 0 || !licenses.every(isAllowed))
for (const { name, version, licenses } of unlisted)
  console.log(`licence not listed: ${name} ${version} ${JSON.stringify(licenses ?? 'none')}`)
if (unlisted.length === 0) console.log('licences: all of them listed')
const audit = Audit.safeParse(jsonOrNull(await npm('audit', '--json')))
if (!audit.success) console.log('known holes: NOT ASKED, no source answered (npm audit)')
const { high, critical, total } = audit.data?.metadata.vulnerabilities ?? { high: 0, critical: 0, total: 0 }
if (audit.success) console.log(`known holes: ${total}, of them high ${high}, critical ${critical}`)
process.exitCode = unlisted.length + high + critical === 0 ? 0 : 1

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
