// The code as text and syntax, for the tests that judge it.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** A file by its path from the top, with `/`. */
export type Source = { file: string; text: string }

/** Every file of ours under these folders whose name ends so, e.g. `sourcesIn(['app'], /\.(?:ts|vue)$/)`. */
export function sourcesIn(folders: string[], ending: RegExp): Source[] {
  const files = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }),
  )
  return files
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !path.relative(root, file).split(path.sep).includes('node_modules'))
    .map((file) => ({
      file: path.relative(root, file).replaceAll(path.sep, '/'),
      text: readFileSync(file, 'utf8'),
    }))
}

/** What stands at the top level: what git tracks there; without git, everything that it would not ignore. */
export function topLevelNames(folder: string = root): string[] {
  const { status, stdout } = spawnSync('git', ['ls-files'], { cwd: folder, encoding: 'utf8' })
  // A copy without its repository may lie within another one, which tracks nothing of it.
  if (status === 0 && stdout !== '')
    return [...new Set(stdout.split('\n').map((file) => file.split('/', 1)[0] ?? ''))]
  const ignored = readFileSync(path.join(folder, '.gitignore'), 'utf8').split('\n').filter(Boolean)
  return readdirSync(folder).filter(
    (name) => !ignored.some((line) => path.matchesGlob(name, line.replace(/\/$/, ''))),
  )
}

/** The script of a Vue component; any other file is all script. */
export function scriptOf({ file, text }: Source): string {
  if (!file.endsWith('.vue')) return text
  return [...text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script).join('\n')
}

/** Every node of the file's syntax tree, comments and strings told apart from code. */
export function nodesOf(source: Source): ts.Node[] {
  const tree = ts.createSourceFile(
    source.file,
    scriptOf(source),
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TS,
  )
  const nodes: ts.Node[] = []
  const visit = (node: ts.Node) => {
    nodes.push(node)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return nodes
}
