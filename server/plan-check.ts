// Checks a town's plan: `npm run plan:check -- FOLDER`. Prints what is wrong by file and line, or what it covers, and
// writes a review sheet for the town's own officer beside it. Rule PL5.
import './node-version.ts'
import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkPlan } from './plan/check-plan.ts'
import { folderGiven } from './plan/folder-given.ts'
import { inWords } from './plan/read-plan.ts'
import { reviewSheet } from './plan/review-sheet.ts'

const { folder } = folderGiven('plan:check')
if (!existsSync(folder) || !statSync(folder).isDirectory()) {
  console.error(`計画書のフォルダーがありません: ${folder}`)
  process.exit(1)
}
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
