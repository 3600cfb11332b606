// End to end in a real Chromium. Each spec starts the servers it needs.
import { defineConfig } from '@playwright/test'
import { chromiumFlags, headlessShellPath } from './chromium.mjs'

// Where a machine has no locale, Chromium calls every file that is saved "download".
process.env['LANG'] ??= 'C.UTF-8'

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  // Each test has a town and devices of its own, so that any two may run at once.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: headlessShellPath(), args: chromiumFlags },
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    trace: 'off',
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
  },
})
