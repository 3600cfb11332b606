// A real browser on a profile, in a process group of its own: SIGKILL takes all of its processes at once, its worker's too.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { chromiumFlags, chromiumPath } from '../e2e/chromium.mjs'

export type KilledBrowser = {
  page: Page
  kill: () => Promise<void>
  /** As a person closes it: what it still has in memory is written. */
  close: () => Promise<void>
}

export async function openBrowser(profile: string): Promise<KilledBrowser> {
  const own = [`--user-data-dir=${profile}`, '--headless', '--remote-debugging-port=0', '--lang=ja-JP']
  const child = spawn(chromiumPath(), [...chromiumFlags, ...own, 'about:blank'], {
    detached: true,
    env: { ...process.env, HOME: profile },
  })
  const ended = once(child, 'exit')
  const killNow = () => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, 'SIGKILL')
  }
  process.once('exit', killNow)
  const browser = await chromium.connectOverCDP(await addressOf(child.stderr))
  const [context] = browser.contexts()
  const page = context?.pages()[0] ?? (await context?.newPage())
  if (page === undefined) throw new Error('a browser without a page')
  await page.setViewportSize({ width: 390, height: 844 })
  const end = async (how: () => unknown) => {
    how()
    await ended
    process.off('exit', killNow)
  }
  return {
    page,
    kill: () => end(killNow),
    close: async () => {
      const session = await browser.newBrowserCDPSession()
      await end(() => session.send('Browser.close').catch(() => {}))
    },
  }
}

async function addressOf(stderr: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(stderr)) {
    const address = /^DevTools listening on (\S+)/.exec(line)?.[1]
    if (address === undefined) continue
    // What it says later must not fill the pipe.
    stderr.resume()
    return address
  }
  throw new Error('Chromium ended before it said its address')
}
