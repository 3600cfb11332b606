// One peer's client, bundled for the browser, where it stands as `window.app`. `PROJECT` in its imports is the checkout
// that is measured.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { holidays } from '../../../server/plan/vite-holidays.ts'
import { townPlan } from '../../../server/plan/vite.ts'

const here = import.meta.dirname
const pouchAdapter = process.env.POUCH_ADAPTER || 'idb'
const pouchEntry = {
  idb: 'node_modules/pouchdb/lib/index-browser.es.js',
  indexeddb: 'adapters/pouchdb/with-indexeddb.js',
}

/** What the app's own build makes, for esbuild: the plan's tables and the holidays. */
const made = [townPlan(), holidays()]
const builtModules = {
  name: 'built-modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:#plan$|virtual:)/ }, ({ path: asked }) => {
      const found = made.map((plugin) => plugin.resolveId(asked)).find(Boolean)
      return { path: found.id ?? found, namespace: 'built', sideEffects: false }
    })
    onLoad({ filter: /./, namespace: 'built' }, ({ path: id }) => ({
      contents: made.map((plugin) => plugin.load(id)).find(Boolean),
    }))
  },
}

export const peers = readdirSync(path.join(here, 'adapters')).toSorted()

export async function bundle(peer, outfile) {
  await build({
    entryPoints: [path.join(here, 'adapters', peer, 'client.js')],
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: 'peerModule',
    footer: { js: 'window.app = peerModule.default' },
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
    outfile,
    logLevel: 'error',
    loader: { '.wasm': 'binary' },
    define: {
      POUCH_ADAPTER: JSON.stringify(pouchAdapter),
      global: 'globalThis',
      'process.env.NODE_ENV': '"production"',
    },
    plugins: [builtModules],
    alias: {
      PROJECT: process.env.PROJECT,
      'pouchdb-entry': path.join(here, pouchEntry[pouchAdapter]),
    },
  })
}
