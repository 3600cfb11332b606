// The app as it is built, at the origin of the browser tests: `screen.ts` opens it in frames there, where it loads, reloads
// and meets other tabs as on a phone. There is no service worker: what needs one is walked end to end.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'
import { build, loadConfigFromFile } from 'vite'
import type { Plugin, PluginOption } from 'vite'
import { shiftClock } from '../e2e/shifted-clock.mjs'

const configFile = fileURLToPath(new URL('../../vite.config.ts', import.meta.url))
const root = fileURLToPath(new URL('../../app', import.meta.url))
const types: Record<string, string> = { css: 'text/css', html: 'text/html', js: 'text/javascript' }

/** Before anything of the page's own its clock is set to that of the test that opened it, and its browser made as that says. */
const prepare = `<script>${shiftClock};shiftClock(parent.clockShiftMs);parent.prepareScreen?.(self)</script>`

type Files = ReadonlyMap<string, string | Uint8Array>

export function builtApp(): Plugin {
  // Built for the server that gives it out, and once: this configuration is read twice in every run, of the unit tests too.
  let files: Promise<Files> | undefined
  async function serve(path: string, response: ServerResponse): Promise<boolean> {
    const file = (await files)?.get(path)
    if (file === undefined) return false
    response.setHeader(
      'content-type',
      `${types[path.split('.').at(-1) ?? ''] ?? 'text/plain'}; charset=utf-8`,
    )
    // What is named by its content is kept: a reload is as quick as on a phone.
    if (path !== 'index.html') response.setHeader('cache-control', 'max-age=31536000,immutable')
    response.end(file)
    return true
  }
  return {
    name: 'built-app',
    configureServer({ middlewares }) {
      files ??= buildApp()
      middlewares.use((request, response, pass) => {
        const path = pathOf(request)
        if (path === null) return pass()
        serve(path, response).then((served) => !served && pass(), pass)
      })
    },
  }
}

/** The file that is asked for; null where the app is not meant. */
function pathOf({ url = '/', headers }: IncomingMessage): string | null {
  const { pathname } = new URL(url, 'http://localhost')
  if (pathname.startsWith('/__vitest')) return null
  if (headers['sec-fetch-dest'] === 'iframe' || pathname === '/index.html') return 'index.html'
  return pathname.startsWith('/assets/') ? pathname.slice(1) : null
}

async function buildApp(): Promise<Files> {
  const loaded = await loadConfigFromFile({ command: 'build', mode: 'production' }, configFile)
  const plugins = (await named(loaded?.config.plugins)).filter(
    ({ name }) => !name.startsWith('vite-plugin-pwa'),
  )
  const output = await build({
    ...loaded?.config,
    configFile: false,
    root,
    logLevel: 'error',
    plugins,
    // The test runner's own would take in what Vue and Pinia have for developers alone.
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { ...loaded?.config.build, write: false, minify: false, reportCompressedSize: false },
  })
  if (Array.isArray(output) || !('output' in output)) throw new Error('the app was not built')
  return new Map(
    output.output.map((file) => {
      if (file.type === 'chunk') return [file.fileName, file.code]
      if (file.fileName !== 'index.html') return [file.fileName, file.source]
      return [file.fileName, String(file.source).replace('<head>', `<head>${prepare}`)]
    }),
  )
}

async function named(options: PluginOption[] = []): Promise<Plugin[]> {
  const found = await Promise.all(options.map(async (option) => await option))
  return (
    await Promise.all(found.map((option) => (Array.isArray(option) ? named(option) : option || [])))
  ).flat()
}
