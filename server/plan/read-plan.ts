// A town's plan as a folder of data: read, and held against its schemas. What is wrong is told by file and line.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isNode, LineCounter, parseDocument } from 'yaml'
import ja from 'zod/v4/locales/ja.js'
import { PlanFolder } from '../../shared/plan/schemas.ts'

/** `line` counts from 1; null: the file as a whole. */
export type PlanProblem = { file: string; line: number | null; says: string }

/** Of a value of the plan: its file, then keys and places in that. */
export type PlanPath = readonly PropertyKey[]

/** What is wrong with a value, told by where it stands. */
export type Telling = (path: PlanPath, says: string) => PlanProblem

/** Thrown where a plan can't be used. */
export class PlanError extends Error {
  readonly problems: readonly PlanProblem[]

  constructor(folder: string, problems: readonly PlanProblem[]) {
    super([`計画書のフォルダーが使えません: ${folder}`, ...problems.map(inWords)].join('\n'))
    this.problems = problems
  }
}

/** `contacts.yaml:4: …` */
export function inWords({ file, line, says }: PlanProblem): string {
  return `${file}${line === null ? '' : `:${line}`}: ${says}`
}

/** @throws PlanError where a file is missing, is no YAML or doesn't fit its schema. */
export function readPlan(folder: string): { plan: PlanFolder; telling: Telling } {
  const files = new Map(Object.keys(PlanFolder.shape).map((name) => [name, readFile(folder, name)]))
  const telling: Telling = ([name, ...path], says) => ({
    file: fileOf(String(name)),
    line: files.get(String(name))?.lineOf(path) ?? null,
    says,
  })
  const torn = [...files.values()].flatMap(({ problems }) => problems)
  if (torn.length > 0) throw new PlanError(folder, torn)
  const data = Object.fromEntries([...files].map(([name, file]) => [name, file.data]))
  const parsed = PlanFolder.safeParse(data, { error: ja().localeError })
  if (parsed.success) return { plan: parsed.data, telling }
  const unfit = parsed.error.issues.map(({ path, message }) =>
    telling(path, `${path.slice(1).map(String).join('.')}: ${message}`),
  )
  throw new PlanError(folder, unfit)
}

type PlanFile = { data: unknown; problems: PlanProblem[]; lineOf: (path: PlanPath) => number | null }

function readFile(folder: string, name: string): PlanFile {
  const file = fileOf(name)
  const text = textOf(join(folder, file))
  if (text === null)
    return { data: null, problems: [{ file, line: null, says: 'ファイルがありません' }], lineOf: () => null }
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter })
  const lineAt = (offset: number) => lineCounter.linePos(offset).line
  return {
    data: document.errors.length === 0 ? document.toJS() : null,
    problems: document.errors.map(({ pos, code }) => ({
      file,
      line: lineAt(pos[0]),
      says: `YAMLとして読めません(${code})`,
    })),
    // Of what isn't there the line of the nearest thing around it.
    lineOf: (path) =>
      path
        .map((_, at) => document.getIn(path.slice(0, path.length - at), true))
        .flatMap((node) => (isNode(node) && node.range ? [lineAt(node.range[0])] : []))
        .at(0) ?? 1,
  }
}

/** `threatLevels` is in `threat-levels.yaml`. */
function fileOf(table: string): string {
  return `${table.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}.yaml`
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
