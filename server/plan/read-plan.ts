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
  const bad = (says: string, line: number | null = null): PlanFile => ({
    data: null,
    problems: [{ file, line, says }],
    lineOf: () => null,
  })
  try {
    const bytes = readFileSync(join(folder, file))
    const lineCounter = new LineCounter()
    const document = parseDocument(new TextDecoder('utf-8', { fatal: true }).decode(bytes), { lineCounter })
    const lineAt = (offset: number) => lineCounter.linePos(offset).line
    const [error] = document.errors
    if (error !== undefined) return bad(`YAMLとして読めません(${error.code})`, lineAt(error.pos[0]))
    return {
      data: document.toJS(),
      problems: [],
      // Of what isn't there the line of the nearest thing around it.
      lineOf: (path) =>
        path
          .map((_, at) => document.getIn(path.slice(0, path.length - at), true))
          .flatMap((node) => (isNode(node) && node.range ? [lineAt(node.range[0])] : []))
          .at(0) ?? 1,
    }
  } catch (error) {
    return bad(whyUnread(error))
  }
}

function whyUnread(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'ファイルがありません'
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'UTF-8の文字ではありません'
  return `読めません(${error instanceof Error ? error.message : String(error)})`
}

/** `threatLevels` is in `threat-levels.yaml`. */
function fileOf(table: string): string {
  return `${table.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}.yaml`
}
