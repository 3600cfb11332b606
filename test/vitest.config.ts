// Tests in three worlds: pure rules and the server on Node, processes that are started and killed, the phone's storage and
// screens in a real Chromium.
import vue from '@vitejs/plugin-vue'
import { playwright } from '@vitest/browser-playwright'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { holidays } from '../server/plan/vite-holidays.ts'
import { townPlan } from '../server/plan/vite.ts'
import { builtApp } from './app/built-app.ts'
import { faultyTown } from './app/faulty-town.ts'
import { chromiumFlags, headlessShellPath } from './e2e/chromium.mjs'

const storageFaults =
  /Indexed Database server lost|The transaction has finished|wants to delete database 'juki-net-record'|BulkError: .*AbortError/

/** Of what is waited for, which on a busy machine takes longer than the second it has by default. */
const poll = { timeout: 10_000 }

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    // A core each: by default one of them would stand idle.
    maxWorkers: '100%',
    // What Dexie has to say about the storage faults that are made on purpose.
    onConsoleLog: (log) => !storageFaults.test(log),
    projects: [
      {
        extends: true,
        // As the app has it: Node would take its ES5 build, which is slower.
        resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
        test: {
          name: 'unit',
          environment: 'node',
          // One world a worker: to take in the same modules anew for each file took a third of the time.
          isolate: false,
          // Thousands of histories take their time on a busy machine; a hang is still seen.
          testTimeout: 30_000,
          expect: { poll },
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.{browser,process}.test.ts', 'test/e2e/**', '**/node_modules/**'],
        },
      },
      {
        extends: true,
        // The server and its commands as an operator starts them, and a spreadsheet.
        test: {
          name: 'processes',
          environment: 'node',
          // Many a start of a server, beside the end-to-end walks, on two cores.
          testTimeout: 60_000,
          expect: { poll },
          include: ['test/**/*.process.test.ts'],
          exclude: ['**/node_modules/**'],
        },
      },
      {
        extends: true,
        plugins: [vue(), townPlan(), holidays(), builtApp(), faultyTown()],
        // A module that can't be read fails the test that asks for it, and covers no other's screen.
        server: { hmr: { overlay: false } },
        // Found only while a test runs, they would be bundled then, and the test loaded anew. What a plugin gives is none.
        optimizeDeps: { include: ['vue-router'], exclude: ['virtual:holiday-calendar'] },
        test: {
          name: 'browser',
          include: ['test/app/**/*.browser.test.ts'],
          testTimeout: 30_000,
          expect: { poll },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            locators: { exact: false },
            commands: { press: ({ page }, x: number, y: number) => page.mouse.click(x, y) },
            provider: playwright({
              launchOptions: { executablePath: headlessShellPath(), args: chromiumFlags },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
