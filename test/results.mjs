// What a test run leaves to read: its slowest tests, those that this machine lacks the means for, and how many passed.
// From the reports of Vitest and of Playwright.
import { readFileSync } from 'node:fs'
import path from 'node:path'

const shownSlowest = 10

/** By step; paths from the top of the project. */
export const reports = {
  unit: 'node_modules/.cache/reports/unit.json',
  processes: 'node_modules/.cache/reports/processes.json',
  browser: 'node_modules/.cache/reports/browser.json',
  'end to end': 'node_modules/.cache/reports/end-to-end.json',
}

/** Lines to print, "N passed, N failed" the last. `stepFailed`: with no test to blame, the step itself counts as one. */
export function results(root, stepFailed) {
  const tests = Object.entries(reports).flatMap(([step, file]) => {
    const report = read(path.join(root, file))
    if (report === null) return []
    return (report.suites === undefined ? ofVitest(report) : report.suites.flatMap(ofPlaywright)).map(
      (test) => ({
        step,
        ...test,
      }),
    )
  })
  const skipped = tests.filter((test) => test.skipped)
  const run = tests.filter((test) => !test.skipped)
  const slowest = run.toSorted((a, b) => b.ms - a.ms).slice(0, shownSlowest)
  const failed = run.filter(({ passed }) => !passed).length
  return [
    ...slowest.map(({ step, title, ms }) => `${(ms / 1000).toFixed(1).padStart(7)} s  ${step}  ${title}`),
    ...skipped.map(({ step, title }) => `not tested on this machine: ${step}  ${title}`),
    `${run.length - failed} passed, ${failed === 0 && stepFailed ? 1 : failed} failed`,
  ]
}

/** Null where that step did not come so far. */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

function ofVitest({ testResults }) {
  return testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ fullName, duration, status }) => ({
      title: fullName,
      ms: duration ?? 0,
      passed: status === 'passed',
      skipped: status === 'skipped' || status === 'pending',
    })),
  )
}

/** A file's tests, and those of the `describe`s within. */
function ofPlaywright({ specs, suites = [] }) {
  const own = specs.map(({ title, ok, tests }) => ({
    title,
    ms: Math.max(0, ...tests.flatMap((test) => test.results.map(({ duration }) => duration))),
    passed: ok,
  }))
  return [...own, ...suites.flatMap(ofPlaywright)]
}
