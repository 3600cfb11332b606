// Lays the skeleton of a town's plan, 愛荘町's with its comments, to be written over: `npm run plan:new -- FOLDER`. Rule PL6.
import './node-version.ts'
import { cpSync, existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { aisho } from './plan/folder.ts'

const [given, ...more] = process.argv.slice(2)
if (given === undefined || more.length > 0) {
  console.error('使い方: npm run plan:new -- 計画書のフォルダー')
  process.exit(1)
}
const folder = resolve(given)
if (existsSync(folder)) {
  console.error(`すでにあります: ${folder}`)
  process.exit(1)
}
cpSync(aisho, folder, { recursive: true, filter: (path) => !path.endsWith('.html') })
console.log(`${folder}
1. 各ファイルの # の行を読み、町の計画書の言葉に書き換える
2. npm run plan:check -- ${given}
3. PLAN=${given} npm start`)
