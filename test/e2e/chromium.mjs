// Which Chromium the browser tests drive: the machine's own, and where nothing of a window is needed its headless shell,
// the same engine for half the processor's time. As a script it makes sure that there are both, and a Japanese font, so
// that pictures of the screens show what a phone shows. Runs on Node 20 or newer.
import { existsSync, realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { aptInstall, canInstall } from '../apt.mjs'

const places = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].map(
    (folder) => `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
  ),
}
const shellPlace = '/usr/bin/chromium-headless-shell'
const font = 'fonts-morisawa-bizud-gothic'
const fontFolder = '/usr/share/fonts/truetype/bizud-gothic'

/** What Chromium is started with; no sandbox, because tests run as root in a container too. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The path of a Chromium. CHROMIUM comes first, and must exist where it is set. Throws when there is none. */
export function chromiumPath() {
  const found = findChromium()
  if (found === undefined) throw new Error(missing)
  return found
}

/** The path of the headless shell, which installs no app and syncs nothing in the background; of a Chromium where there is none. */
export function headlessShellPath() {
  return !process.env.CHROMIUM && existsSync(shellPlace) ? shellPlace : chromiumPath()
}

const missing = `No Chromium found. Install Chromium or Chrome (Debian: apt-get install chromium ${font}), or set CHROMIUM to its path.
Chromium が見つかりません。Chromium か Chrome を入れるか、そのパスを環境変数 CHROMIUM に指定してください。`

function findChromium() {
  const asked = process.env.CHROMIUM
  if (asked) return existsSync(asked) ? asked : undefined
  return (places[process.platform] ?? places.linux).find((place) => existsSync(place))
}

function ensure() {
  if (canInstall() && !process.env.CHROMIUM) {
    if (findChromium() === undefined) aptInstall('chromium')
    // A Debian without it runs the same tests in the whole browser.
    if (!existsSync(shellPlace)) aptInstall('chromium-headless-shell')
  }
  // Or with another face.
  if (canInstall() && !existsSync(fontFolder)) aptInstall(font)
  if (findChromium() !== undefined) return
  console.error(missing)
  process.exit(1)
}

const started = process.argv[1]
if (started && existsSync(started) && realpathSync(started) === fileURLToPath(import.meta.url)) ensure()
