// Another tab of the same device: a window of its own at the same origin, with its own copy of every module.
import { onTestFinished } from 'vitest'

const modules = {
  append: '/app/record/log/append.ts',
  thisPhone: '/app/record/log/this-phone.ts',
  drafts: '/app/record/log/drafts.ts',
  rows: '/app/record/log/rows.ts',
  self: '/app/record/log/self.ts',
  engine: '/app/sync/engine.ts',
  tapNotes: '/app/calls/tap-notes.ts',
  // The page's inline lines are bundled apart: the same module a second time.
  inlineLines: '/app/calls/tap-notes.ts?inline-lines',
  noteCalls: '/app/calls/note-calls.ts',
} as const

export type Tab = {
  append: typeof import('../../app/record/log/append.ts')
  thisPhone: typeof import('../../app/record/log/this-phone.ts')
  drafts: typeof import('../../app/record/log/drafts.ts')
  rows: typeof import('../../app/record/log/rows.ts')
  self: typeof import('../../app/record/log/self.ts')
  engine: typeof import('../../app/sync/engine.ts')
  tapNotes: typeof import('../../app/calls/tap-notes.ts')
  inlineLines: typeof import('../../app/calls/tap-notes.ts')
  noteCalls: typeof import('../../app/calls/note-calls.ts')
  window: Window
  close: () => void
}

/** Opens a tab; `before` is a script that runs in it before anything of the app does. */
export async function openTab(before = ''): Promise<Tab> {
  const frame = document.createElement('iframe')
  const ready = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  frame.srcdoc = '<!doctype html>'
  document.body.append(frame)
  await ready
  const { contentDocument: page, contentWindow: window } = frame
  if (page === null || window === null) throw new Error('no tab was opened')
  const loaded = new Promise<object>((opened) => Object.assign(window, { opened }))
  const imports = Object.entries(modules).map(([name, path]) => `import * as ${name} from '${path}'`)
  // What Vitest writes around each import() in our modules stands in the runner's own window alone.
  Object.assign(window, { __vitest_browser_runner__: Reflect.get(globalThis, '__vitest_browser_runner__') })
  run(page, 'text/javascript', before)
  run(page, 'module', `${imports.join('\n')}\nopened({ ${Object.keys(modules).join(', ')} })`)
  const close = () => frame.remove()
  onTestFinished(close)
  return { ...(await loaded), window, close } as Tab
}

function run(page: Document, type: string, text: string): void {
  const script = page.createElement('script')
  Object.assign(script, { type, textContent: text })
  page.head.append(script)
}
