// What a spreadsheet makes of our CSV (BU6): converted by LibreOffice, Japanese and English, asked to see dates and numbers
// wherever it can. Where there is none `npm test` says so, and these are skipped.
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dutyTable } from '../../app/files/tables/duty-table.ts'
import { incidentTable } from '../../app/files/tables/incident-table.ts'
import { timelineTable } from '../../app/files/tables/timeline-table.ts'
import { plan } from '../../shared/plan/plan.ts'
import { csvLine, csvStart } from '../../shared/sync/csv.ts'
import { ended, foldOf, judged, placed } from '../incident/said.ts'
import { intake, operation } from '../people.ts'
import { ownFolder } from '../storage/folder.ts'
import { spreadsheetPath } from './spreadsheet.mjs'

const soffice = spreadsheetPath()
/** LibreOffice begins a profile of its own each time. */
const patienceMs = 90_000
const languages = { Japanese: 1041, English: 1033 }

const named =
  '1-3|１−３|12-31|10-4-2|3-2(4)|(1)|0748-42-4111|0748424111|007|1E5|1 E5|5%|¥100|$5|1,234|TRUE|false|1/2|1 1/2|½|①|8:15|12:30 PM|午後3時|Jan 3|1-Jan-26|1月2日|令和8年1月2日|R8.1.2|2026.11.23|2026-11-23T02:13|２０２６年１１月２３日|١٢|1 |\u30001-3|\u2009007|=1+1|+81|-5|@SUM(1)'.split(
    '|',
  )
const pieces = fc.constantFrom(
  ...'0123456789０９-−‐ー/.,:;()%¥$ +eERHT年月日時分午前後令和元'.split(''),
  'Jan',
  'dec',
  'PM',
)
const made = fc.sample(fc.string({ unit: pieces, minLength: 1, maxLength: 8 }), {
  numRuns: 1000,
  seed: 20261129,
})

/** Every text in the tables of an incident in which these were said. */
function cellsOfTables(): string[] {
  const call = placed()
  const said = named.map((what) => operation('v1.measureStarted', { what, clause: '1-3' }))
  const folded = foldOf(intake(), call, ended(call.id, 'noAnswer'), judged(3), ...said)
  const lines = [incidentTable, timelineTable, dutyTable].flatMap((table) =>
    table.lines(folded, '令和8年度 第1号', plan),
  )
  return lines.flat().filter((cell): cell is string => typeof cell === 'string' && cell !== '')
}

/** The type of each cell, by its line: a number, the text, a moment. */
async function converted(texts: readonly string[], language: number): Promise<string[][]> {
  const folder = await ownFolder()
  const file = join(folder, 'table.csv')
  const lines = texts.map((text, at) => csvLine([at, text, { moment: '2026/11/23 02:13' }]))
  await writeFile(file, [csvStart, ...lines].join(''))
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`
  // Separator, quote, UTF-8, first line, columns, language, quoted cells as text: no, dates and numbers: yes.
  const filter = `--infilter=CSV:44,34,76,1,,${language},false,true`
  const asked = ['--headless', profile, filter, '--convert-to', 'fods', '--outdir', folder, file]
  await promisify(execFile)(soffice ?? '', asked)
  const sheet = await readFile(join(folder, 'table.fods'), 'utf8')
  return [...sheet.matchAll(/<table:table-row.*?<\/table:table-row>/gs)].map(([row]) =>
    [...row.matchAll(/office:value-type="(\w+)"/g)].map(([, type]) => type ?? ''),
  )
}

describe('a spreadsheet', () => {
  it.for(Object.entries(languages))(
    '[BU6] in %s takes no text for a number, a date or a formula; a count stays one',
    { timeout: patienceMs },
    async ([name, language], { skip }) => {
      skip(soffice === null, 'no LibreOffice here')
      const texts = [...named, ...made, ...cellsOfTables()]
      const types = await converted(texts, language)
      expect(types).toHaveLength(texts.length)
      expect(texts.filter((_text, at) => types[at]?.[1] !== 'string')).toEqual([])
      expect(types.every(([count]) => count === 'float')).toBe(true)
      if (name === 'Japanese') expect(types.every(([, , moment]) => moment === 'date')).toBe(true)
    },
  )
})
