// `npm run coverage:plan`: every unit of the plan with its rule, its screen and the tests that carry its id. Fails where
// one has none. Given the JSON report of a run of the unit tests, it takes their titles from there.
import { carriers, testTitles } from './carriers.ts'
import { notSoftware, units } from './units.ts'

const [, , report] = process.argv
const titles = testTitles(report)
let lacking = 0

for (const unit of units()) {
  const why = notSoftware[unit.id]
  if (why !== undefined) {
    console.log(`－ ${unit.id}: not software: ${why}`)
    continue
  }
  const { rules, screens, tests } = carriers(unit, titles)
  const missing = [
    ...(rules.length === 0 ? ['no rule'] : []),
    ...(screens.length === 0 ? ['no screen'] : []),
    ...(tests.length === 0 ? ['no test'] : []),
  ]
  lacking += Math.min(1, missing.length)
  console.log(`${missing.length === 0 ? '✓' : '✗'} ${unit.id} ${missing.join(', ')}`.trimEnd())
  console.log(`    rule   ${some(rules)}`)
  console.log(`    screen ${some(screens)}`)
  console.log(`    tests  ${tests.length}${tests[0] === undefined ? '' : `, as: ${tests[0].trim()}`}`)
}

console.log(
  `\n${units().length} units of the plan, ${Object.keys(notSoftware).length} not software, ${lacking} lacking`,
)
process.exitCode = lacking === 0 ? 0 : 1

function some(paths: readonly string[]): string {
  const shown = paths.slice(0, 3).join(', ')
  return paths.length > 3 ? `${shown} and ${paths.length - 3} more` : shown
}
