// Checks a town's plan: `npm run plan:check -- FOLDER`. Prints what is wrong by file and line, or what it covers, and
// writes a review sheet for the town's own officer beside it. Rule PL5.
import './node-version.ts'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { checkPlan } from './plan/check-plan.ts'
import { inWords } from './plan/read-plan.ts'
import { reviewSheet } from './plan/review-sheet.ts'

const [given, ...more] = process.argv.slice(2)
if (given === undefined || more.length > 0) {
  console.error('使い方: npm run plan:check -- 計画書のフォルダー')
  process.exit(1)
}
const folder = resolve(given)
const checked = checkPlan(folder)
if (checked.ok) {
  const { carried, lacking, unused } = checked.coverage
  const sheet = join(folder, 'review.html')
  writeFileSync(sheet, reviewSheet(checked.plan, checked.coverage))
  console.log(`${checked.plan.edition.title}: 誤りは見つかりませんでした。`)
  console.log(
    `規則と結び付いた条項 ${carried.length}・規則のない条項 ${list(unused)}・この計画にない規則 ${list(lacking)}`,
  )
  console.log(`確認票: ${sheet}`)
} else {
  for (const problem of checked.problems) console.error(inWords(problem))
  process.exitCode = 1
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'なし' : names.join('、')
}
