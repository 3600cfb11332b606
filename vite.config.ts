// The build: the Vue app, and the call screen written into index.html so that it needs no script to dial.
import { contacts, digest, prefectureHours } from '#plan'
import { createHash } from 'node:crypto'
import vue from '@vitejs/plugin-vue'
import { build, defineConfig } from 'vite'
import type { Plugin, Rolldown } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { callButtons } from './app/calls/call-buttons.ts'
import { withPhoneNumbers } from './app/offline/page-phone-numbers.ts'
import { vcard } from './app/readiness/vcard.ts'
import { holidays } from './server/plan/vite-holidays.ts'
import { townPlan } from './server/plan/vite.ts'
import { townOf } from './shared/incident/town.ts'
import { contactsInForce } from './shared/rules/town/contacts-in-force.ts'

/** What a page shows before the town has said anything. */
const printedNumbers = {
  contacts: contactsInForce(contacts, townOf([])),
  hours: prefectureHours,
  closed: new Map<string, string>(),
}
/** What nobody at 2 a.m. waits for: paper, files, the desk, what the town prepares. */
const laterRooms =
  /\/app\/(?:sheets|paper|bundle|files|office|search|access|server-state|set-aside|phones|devices|town|leaks|drills|readiness)\/|\/app\/sync\/passkey\.ts|\/@simplewebauthn\//

/** Writes the numbers of the plan, and the few lines that rank them and note taps, into the page itself. */
function callScreen(): Plugin {
  return {
    name: 'call-screen',
    transformIndexHtml: {
      order: 'pre',
      handler: async (html) =>
        withPhoneNumbers(html, callButtons(printedNumbers)).replace(
          '/* first-paint */',
          await inlineScript('app/calls/first-paint.ts'),
        ),
    },
  }
}

/** `/contacts.vcf`: the numbers of the plan for a phone's address book, kept on the device like everything else; and which plan. */
function planFiles(): Plugin {
  return {
    name: 'plan-files',
    apply: 'build',
    generateBundle() {
      this.emitFile({
        type: 'asset',
        fileName: 'contacts.vcf',
        source: vcard(printedNumbers.contacts, prefectureHours),
      })
      this.emitFile({ type: 'asset', fileName: 'plan.sha256', source: digest })
    },
  }
}

async function inlineScript(entry: string): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [townPlan(), holidays()],
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['iife'], name: 'firstPaint', fileName: 'first-paint' },
    },
  })
  const bundle = Array.isArray(output) ? output[0] : output
  const chunk = bundle !== undefined && 'output' in bundle ? bundle.output[0] : null
  if (chunk === null) throw new Error(`${entry} was not built`)
  return chunk.code.trim().replaceAll('</', String.raw`<\/`)
}

/**
 * Puts the call screen's style sheet into the page, so that no slow download stands before the numbers, lets the app
 * wait for them, and writes the page's Content-Security-Policy over what is then inline (PR2).
 */
function selfContained(): Plugin {
  return {
    name: 'self-contained',
    enforce: 'post',
    apply: 'build',
    generateBundle(_options, bundle) {
      const page = bundle['index.html']
      if (page?.type !== 'asset') return
      let html = String(page.source)
      for (const [file, asset] of Object.entries(bundle)) {
        const link = new RegExp(`<link[^>]*href="/${file}"[^>]*>`)
        if (asset.type !== 'asset' || !file.endsWith('.css') || !link.test(html)) continue
        const css = withoutUnused(String(asset.source).trim(), styleSheets(bundle, file))
        html = html.replace(link, () => `<style>${css}</style>`)
      }
      html = html.replace(/<script type="module"[^>]*src="([^"]+)"><\/script>/, (_tag, entry: string) =>
        startLater(entry),
      )
      page.source = html.replace('<meta charset="utf-8" />', (charset) => `${charset}${policy(html)}`)
    },
  }
}

/**
 * On the call screen the app starts when the browser has nothing else to do: a tap on a number never waits for it. Any
 * other screen needs it as soon as the page is read: from memory it comes sooner than what it is mounted on, and a page
 * without that stays blank. A worker is started from this origin alone.
 */
function startLater(entry: string): string {
  return `<script>self.trustedTypes?.createPolicy("default",{createScriptURL:to=>new URL(to,location).origin===origin?to:null});{const start=()=>import(${JSON.stringify(entry)});if(location.pathname!=="/")addEventListener("DOMContentLoaded",start);else addEventListener("load",()=>"requestIdleCallback"in self?requestIdleCallback(start,{timeout:1e3}):setTimeout(start,200))}</script>`
}

/** The style sheets of the screens that load later. */
function styleSheets(bundle: Rolldown.OutputBundle, except: string): string {
  return Object.values(bundle)
    .flatMap((asset) =>
      asset.type === 'asset' && asset.fileName.endsWith('.css') && asset.fileName !== except
        ? [String(asset.source)]
        : [],
    )
    .join('')
}

/** The design tokens come as one long list; what no rule uses, here or `elsewhere`, is left out. */
function withoutUnused(css: string, elsewhere: string): string {
  const used = new Set([...`${css}${elsewhere}`.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name))
  const kept = css.replaceAll(/(--[\w-]+):[^;{}]*;?/g, (text, name) => (used.has(name) ? text : ''))
  return kept === css ? css : withoutUnused(kept, elsewhere)
}

function policy(html: string): string {
  const hashes = (tag: RegExp) =>
    [...html.matchAll(tag)].map(
      ([, text]) =>
        `'sha256-${createHash('sha256')
          .update(text ?? '')
          .digest('base64')}'`,
    )
  const content = [
    "default-src 'none'",
    `script-src 'self' ${hashes(/<script>([\s\S]*?)<\/script>/g).join(' ')}`,
    `style-src 'self' ${hashes(/<style>([\s\S]*?)<\/style>/g).join(' ')}`,
    // Pictures of the record are drawn from this device's own memory.
    "img-src 'self' blob: data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default vue numbers',
  ].join('; ')
  return `<meta http-equiv="Content-Security-Policy" content="${content}" />`
}

export default defineConfig({
  root: 'app',
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    // One file for the screens of a night (below), unpacked.
    chunkSizeWarningLimit: 600,
    // What a room imports is asked for together with it, not only once that has come over a slow line.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Many small files are larger together, and each is asked for by itself at every load: one to start, one for the
      // screens of a night, one for those that can wait until it is over.
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            { name: 'start', tags: ['$initial'], priority: 2 },
            { name: 'later', test: laterRooms, priority: 1 },
            { name: 'night' },
          ],
        },
      },
      checks: { bundlerTimings: false },
      // Nobody who starts the server has to read past it: what a build would warn of is mended first.
      onwarn: ({ message }) => {
        throw new Error(message)
      },
    },
  },
  // Dexie's package points bundlers at its ES5 build; the modern one is smaller.
  resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
  plugins: [
    vue({ features: { optionsAPI: false } }),
    townPlan(),
    holidays(),
    callScreen(),
    planFiles(),
    selfContained(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'offline',
      filename: 'service-worker.ts',
      registerType: 'prompt',
      injectRegister: false,
      // As one script that no module surrounds, its own imports within it run when they are asked for.
      injectManifest: {
        rollupFormat: 'iife',
        globPatterns: ['**/*.{html,js,css,svg,png,vcf,webmanifest}'],
        // A build of its own, which hears nothing of our log level.
        buildPlugins: { vite: [townPlan(), { name: 'quiet', config: () => ({ logLevel: 'warn' }) }] },
      },
      manifest: {
        id: '/',
        name: '住基ネット緊急時対応',
        short_name: '住基緊急',
        description: '住基ネットの緊急時に、電話をかけ、記録します。通信できないときも開けます。',
        lang: 'ja',
        dir: 'ltr',
        scope: '/',
        start_url: '/',
        display: 'standalone',
        background_color: '#ffffff',
        theme_color: '#115a36',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
        shortcuts: [
          { name: '電話', url: '/', icons: [{ src: '/icon-192.png', sizes: '192x192' }] },
          { name: '記録', url: '/record', icons: [{ src: '/icon-192.png', sizes: '192x192' }] },
        ],
      },
    }),
  ],
  worker: { plugins: () => [townPlan()] },
  server: { proxy: { '/api': 'http://127.0.0.1:8787' } },
})
