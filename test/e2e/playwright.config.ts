// End to end in a real Chromium. Each spec starts the servers it needs.
import { defineConfig } from '@playwright/test'
import { chromiumFlags, chromiumPath } from './chromium.mjs'

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  // Each test has a town and browsers of its own; much of its time is waiting.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: 'list',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: chromiumPath(), args: chromiumFlags },
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    trace: 'off',
    actionTimeout: 10_000,
    navigationTimeout: 20_000,
  },
})
