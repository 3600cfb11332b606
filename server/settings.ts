// `npm run settings`: every setting there is, as README has them.
import './node-version.ts'
import { settingTable } from './setting-table.ts'

process.stdout.write(`${settingTable()}\n`)
