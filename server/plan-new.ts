// Lays the skeleton of a town's plan, 愛荘町's with its comments, to be written over: `npm run plan:new -- FOLDER`. Rule PL6.
import './node-version.ts'
import { cpSync, lstatSync } from 'node:fs'
import { aisho } from './plan/folder.ts'
import { folderGiven, quoted } from './plan/folder-given.ts'

const { given, folder } = folderGiven('plan:new')
try {
  // Also what points to nothing: it would be written to elsewhere.
  if (lstatSync(folder, { throwIfNoEntry: false }) !== undefined) end(`すでにあります: ${folder}`)
  cpSync(aisho, folder, { recursive: true, filter: (path) => !path.endsWith('.html') })
} catch (error) {
  end(`作れません: ${folder} (${String(error)})`)
}
console.log(`${folder}
1. 各ファイルの # の行を読み、町の計画書の言葉に書き換える
2. npm run plan:check -- ${quoted(given)}
3. PLAN=${quoted(given)} npm start`)

function end(line: string): never {
  console.error(line)
  process.exit(1)
}
