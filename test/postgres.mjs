// PostgreSQL, a real one: Debian's package, or the machine's own. As a script it makes sure that there is one where it can be had,
// by apt as root; without one it says so and fails. Runs on Node 20 or newer.
import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { aptInstall, canInstall } from './apt.mjs'

const places = [
  '/usr/lib/postgresql', // Debian: a folder for each version
  '/opt/homebrew/opt',
  '/usr/pgsql',
]

/** The folder of its programs, of the newest version; null: there is none on this machine. */
export function postgresPrograms() {
  const found = places
    .filter((place) => existsSync(place))
    .flatMap((place) => readdirSync(place).map((version) => join(place, version, 'bin')))
    .filter((programs) => existsSync(join(programs, 'initdb')))
  const versionOf = (programs) => Number(/(\d+)[^/]*\/bin$/.exec(programs)?.[1] ?? 0)
  return found.reduce((best, one) => (best === null || versionOf(one) > versionOf(best) ? one : best), null)
}

function ensure() {
  if (postgresPrograms() === null && canInstall()) aptInstall('postgresql')
  if (postgresPrograms() !== null) return
  console.error('PostgreSQL is not on this machine: install it, its tests need one')
  process.exitCode = 1
}

const started = process.argv[1]
if (started && existsSync(started) && realpathSync(started) === fileURLToPath(import.meta.url)) ensure()
