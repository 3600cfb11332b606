// A Chromium just started on a profile, spoken to in its own protocol with nothing between: a test runner would hold
// every worker at its start. Nothing is attached to the worker here; it runs as it would on a phone.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { chromiumFlags, chromiumPath } from '../e2e/chromium.mjs'

type Answer = { id?: number; result?: Record<string, unknown>; error?: { message: string } }
type Send = (method: string, params?: object) => Promise<Record<string, unknown>>

export type ColdBrowser = {
  /** A command to the one page; its result. */
  send: Send
  /** What the script evaluates to in the page, its promise awaited. */
  evaluate: (script: string) => Promise<unknown>
  close: () => Promise<void>
}

/** Starts a browser process with one empty page, a phone's in size. */
export async function coldBrowser(profile: string): Promise<ColdBrowser> {
  const own = [
    `--user-data-dir=${profile}`,
    '--headless',
    '--remote-debugging-port=0',
    '--window-size=390,844',
  ]
  const browser = spawn(chromiumPath(), [...chromiumFlags, ...own, 'about:blank'])
  const ended = once(browser, 'exit')
  // Whatever ends the bench ends the browser with it.
  const killNow = () => void browser.kill('SIGKILL')
  process.once('exit', killNow)
  const socket = new WebSocket(await addressOf(browser))
  await once(socket, 'open')
  const toBrowser = sender(socket)
  const { targetInfos } = await toBrowser('Target.getTargets')
  const page = (targetInfos as { type: string; targetId: string }[]).find(({ type }) => type === 'page')
  const { sessionId } = await toBrowser('Target.attachToTarget', { targetId: page?.targetId, flatten: true })
  const send = sender(socket, String(sessionId))
  await send('Page.enable')
  return {
    send,
    evaluate: async (expression) => {
      const told = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
      if ('exceptionDetails' in told) throw new Error(JSON.stringify(told['exceptionDetails']))
      return (told['result'] as { value: unknown }).value
    },
    close: async () => {
      await toBrowser('Browser.close')
      await ended
      process.off('exit', killNow)
    },
  }
}

async function addressOf({ stderr }: ChildProcess): Promise<string> {
  if (stderr === null) throw new Error('no output to read the address from')
  for await (const line of createInterface(stderr)) {
    const address = /^DevTools listening on (\S+)/.exec(line)?.[1]
    if (address !== undefined) return address
  }
  throw new Error('Chromium ended before it said its address')
}

let lastId = 0

/** Sends commands to the browser, or to the page of a session. */
function sender(socket: WebSocket, sessionId?: string): Send {
  const waiting = new Map<number, (answer: Answer) => void>()
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer)
  })
  return async (method, params = {}) => {
    const id = (lastId += 1)
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve))
    socket.send(JSON.stringify({ id, method, params, sessionId }))
    const { result = {}, error } = await answered
    if (error !== undefined) throw new Error(`${method}: ${error.message}`)
    return result
  }
}
