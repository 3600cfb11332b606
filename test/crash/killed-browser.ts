// A real browser on a profile, in a process group of its own: SIGKILL takes all of its processes at once, its worker's too,
// or those alone in which pages and workers run.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { chromiumFlags, chromiumPath } from '../e2e/chromium.mjs'

const phoneSize = { width: 390, height: 844 }

export type KilledBrowser = {
  page: Page
  kill: () => Promise<void>
  /** The browser itself lives on, its pages and workers don't. */
  killRenderers: () => void
  newPage: () => Promise<Page>
  /** As a person closes it: what it still has in memory is written. */
  close: () => Promise<void>
}

export async function openBrowser(profile: string, flags: readonly string[] = []): Promise<KilledBrowser> {
  const own = [`--user-data-dir=${profile}`, '--headless', '--remote-debugging-port=0', '--lang=ja-JP']
  const child = spawn(chromiumPath(), [...chromiumFlags, ...flags, ...own, 'about:blank'], {
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
  await page.setViewportSize(phoneSize)
  const end = async (how: () => unknown) => {
    how()
    await ended
    process.off('exit', killNow)
  }
  return {
    page,
    kill: () => end(killNow),
    killRenderers: () => {
      for (const pid of renderersOf(child.pid)) process.kill(pid, 'SIGKILL')
    },
    newPage: async () => {
      const opened = await browser.contexts()[0]?.newPage()
      if (opened === undefined) throw new Error('a browser without a page')
      await opened.setViewportSize(phoneSize)
      return opened
    },
    close: async () => {
      const session = await browser.newBrowserCDPSession()
      await end(() => session.send('Browser.close').catch(() => {}))
    },
  }
}

/** The processes of this group in which pages and workers run, as Linux tells of them (proc_pid_stat(5)). */
function renderersOf(group: number | undefined): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      try {
        const [, , ownGroup] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
        const isRenderer = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')
        return isRenderer && Number(ownGroup) === group
      } catch {
        return false
      }
    })
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
