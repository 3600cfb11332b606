// Which version serves: the package's, and the first digits of the hash of the page that was built.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { jsonOrNull } from '../shared/sync/protocol.ts'
import { page } from './routes/pages.ts'
import { sha256 } from './sha256.ts'

const digits = 8
const Package = z.object({ version: z.string() })

/** `assets`: the folder of the built app. */
export function versionOf(assets: string): string {
  const { version } = Package.parse(
    jsonOrNull(readFileSync(new URL('../package.json', import.meta.url), 'utf8')),
  )
  const built = join(assets, page)
  return existsSync(built) ? `${version}-${sha256(readFileSync(built)).slice(0, digits)}` : version
}
