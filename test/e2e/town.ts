// A town for the end-to-end tests: the real server as a process of its own that can be killed, and phones and office
// browsers with profiles on disk that can be closed and opened again. All of them live in one shifted night.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import type { BrowserContext, Page } from '@playwright/test'
import { chromiumFlags, chromiumPath } from './chromium.mjs'
import { shiftClock } from './shifted-clock.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const startLimitMs = 20_000

export const sizes = {
  phone: { width: 390, height: 844 },
  smallPhone: { width: 360, height: 640 },
  desk: { width: 1280, height: 800 },
} as const

export type Town = {
  url: string
  folder: string
  shiftMs: number
  /** The enrolment code the server printed at its last start. */
  code: () => string
  invite: (name: string, office: string) => Promise<string>
  start: () => Promise<void>
  kill: () => Promise<void>
}

/** A town whose clocks stand at `night` (ISO) now, on a port and in a folder of its own; its server is started. */
export async function openTown(night: string): Promise<Town> {
  const folder = await mkdtemp(join(tmpdir(), 'town-'))
  const port = await freePort()
  const shiftMs = Date.parse(night) - Date.now()
  const env = {
    ...process.env,
    CLOCK_SHIFT_MS: String(shiftMs),
    DATA_DIR: join(folder, 'data'),
    PORT: String(port),
  }
  let server: ChildProcess | null = null
  let printed = ''
  const run = (file: string, ...args: string[]) =>
    spawn(
      process.execPath,
      ['--import', join(root, 'test/e2e/shifted-clock.mjs'), join(root, file), ...args],
      { env },
    )

  async function start(): Promise<void> {
    printed = ''
    server = run('server/main.ts')
    server.stdout?.on('data', (text) => (printed += String(text)))
    server.stderr?.on('data', (text) => (printed += String(text)))
    const limit = Date.now() + startLimitMs
    while (!printed.includes('開く') || !/登録|invite/.test(printed)) {
      if (Date.now() > limit) throw new Error(`the server did not start: ${printed}`)
      await new Promise((tick) => setTimeout(tick, 20))
    }
  }
  async function kill(): Promise<void> {
    if (server === null || server.exitCode !== null) return
    const ended = once(server, 'exit')
    server.kill('SIGKILL')
    await ended
  }
  async function invite(name: string, office: string): Promise<string> {
    const child = run('server/invite.ts', '--name', name, '--office', office)
    let text = ''
    child.stdout.on('data', (part) => (text += String(part)))
    await once(child, 'exit')
    return codeIn(text)
  }
  await start()
  return {
    url: `http://127.0.0.1:${port}`,
    folder,
    shiftMs,
    code: () => codeIn(printed),
    invite,
    start,
    kill,
  }
}

function codeIn(text: string): string {
  const code = /\d{4}-\d{4}/.exec(text)?.[0]
  if (code === undefined) throw new Error(`no code in: ${text}`)
  return code
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

export type Look = {
  size: { width: number; height: number }
  colorScheme?: 'light' | 'dark'
  offline?: boolean
}

/** Opens a browser on the profile `name`: the same name again is the same device, closed and opened. */
export async function openDevice(
  town: Town,
  name: string,
  look: Look,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await chromium.launchPersistentContext(join(town.folder, name), {
    executablePath: chromiumPath(),
    args: chromiumFlags,
    viewport: look.size,
    colorScheme: look.colorScheme ?? 'light',
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    baseURL: town.url,
    offline: look.offline ?? false,
  })
  await context.addInitScript(shiftClock, town.shiftMs)
  await context.addInitScript(takeDials)
  return { context, page: context.pages()[0] ?? (await context.newPage()) }
}

/**
 * The phone's dialler. A desktop Chromium asks which program opens `tel:` and takes no more input until somebody
 * answers; here the link is taken off the browser's hands after the app has let it through, and written down.
 */
function takeDials(): void {
  addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="tel:"]') : null
    if (link === null) return
    document.documentElement.dataset['dialled'] = event.defaultPrevented
      ? ''
      : (link.getAttribute('href') ?? '')
    event.preventDefault()
  })
}

/** Types a code into the app, as a person enrols a device. */
export async function enrol(page: Page, code: string, deviceName: string): Promise<void> {
  await page.goto('/device')
  await page.getByLabel('登録コード').fill(code)
  await page.getByLabel('端末の名前').fill(deviceName)
  await page.getByRole('button', { name: '登録する' }).click()
  await page.getByText('登録しました').waitFor()
}

/** いま使っている人 */
export async function usedBy(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: '変える' }).click()
  await page.getByLabel('名前', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'この人にする' }).click()
}
