// LibreOffice, the spreadsheet that reads our CSV back: the machine's own. As a script it makes sure that there is one
// where it can be had, by apt as root; else its tests are skipped, and the run's last lines name them. Runs on Node 20 or newer.
import { existsSync, realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { aptInstall, canInstall } from '../apt.mjs'

const places = ['/usr/bin/soffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice']

/** Its path; null: there is none on this machine. */
export function spreadsheetPath() {
  return places.find((place) => existsSync(place)) ?? null
}

function ensure() {
  if (spreadsheetPath() === null && canInstall()) aptInstall('libreoffice-calc-nogui')
}

const started = process.argv[1]
if (started && existsSync(started) && realpathSync(started) === fileURLToPath(import.meta.url)) ensure()
