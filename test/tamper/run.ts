// `npm run tamper [-- --seed N]`: 1,000 tamperings with a stored record, 200 ends cut off, 100 older files. 300 of the
// thousand work the chain out anew. Exit code 1 where one is found by nobody.
import { parseArgs } from 'node:util'
import { tamper } from './tamper.ts'

const { values } = parseArgs({ options: { seed: { type: 'string', default: '1' } } })
const rows = await tamper({ seed: Number(values.seed), changed: 700, anew: 300, cut: 200, older: 100 })
console.table(Object.fromEntries(rows.map(({ what, ...found }) => [what, found])))
console.log('inside: by verify alone. outside: against a head from a phone or a sheet alone (verify --head).')
process.exit(rows.every(({ nobody }) => nobody === 0) ? 0 : 1)
