// What code must not do where it stands: take time or chance in shared, read the environment, skip a test.
import path from 'node:path'
import ts from 'typescript'
import { nodesOf } from './sources.ts'
import type { Source } from './sources.ts'

const environmentReaders = [
  'server/main.ts',
  'server/invite.ts',
  'server/environment.ts',
  'server/plan/folder.ts',
]
const skips =
  /^(?:it|test|describe)(?:\.\w+)*\.(?:skip|only|todo|fixme|skipIf|runIf)$|^(?:x|f)(?:it|test|describe)$/
const vagueNames = /^(?:util(?:itie)?s?|helpers?|commons?|services?|managers?|types?|constants?)$/i
const maxLines = 250

/** Time and chance taken inside shared instead of given: `file: Date.now`. */
export function impurities(source: Source): string[] {
  return nodesOf(source).flatMap((node) => {
    if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length)
      return [`${source.file}: new Date()`]
    if (ts.isCallExpression(node) && node.expression.getText() === 'Date') return [`${source.file}: Date()`]
    if (!ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node)) return []
    const use = node.getText().replace(/^globalThis\./, '')
    return /^(?:Date\.now|Math\.random|performance\.|crypto\b)/.test(use) ? [`${source.file}: ${use}`] : []
  })
}

/** Where the environment is read. The install script of server/deploy is no part of the server. */
export function environmentReads(sources: Source[]): string[] {
  return sources
    .filter(({ file }) => !environmentReaders.includes(file) && !file.startsWith('server/deploy/'))
    .filter((source) => nodesOf(source).some((node) => isEnvironment(node)))
    .map(({ file }) => `${file} reads process.env`)
}

function isEnvironment(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.getText() === 'process.env'
  return ts.isImportSpecifier(node) && (node.propertyName ?? node.name).text === 'env'
}

/** Tests that are skipped, focused or unwritten: `file: it.skip`. */
export function skippedTests(source: Source): string[] {
  return nodesOf(source)
    .filter((node) => ts.isCallExpression(node))
    .map(({ expression }) => expression.getText().replace(/\(.*/s, ''))
    .filter((called) => skips.test(called))
    .map((called) => `${source.file}: ${called}`)
}

/** Every title in a test file, as written: of `it`, `test`, `describe` and their `each`. */
export function titlesOf(source: Source): string[] {
  return nodesOf(source).flatMap((node) => {
    if (!ts.isCallExpression(node) || !/^(?:it|test|describe)\b/.test(node.expression.getText())) return []
    const [title] = node.arguments
    return title !== undefined && (ts.isStringLiteralLike(title) || ts.isTemplateExpression(title))
      ? [title.getText()]
      : []
  })
}

export function tooLong({ file, text }: Source): string[] {
  const lines = text.trimEnd().split('\n').length
  return lines > maxLines ? [`${file} has ${lines} lines`] : []
}

/** Names that say nothing of what is inside. */
export function vague(file: string): string[] {
  const folders = path.posix.dirname(file).split('/')
  const name = path.posix.basename(file).split('.', 1)[0] ?? ''
  return [...folders, name].filter((part) => vagueNames.test(part)).map((part) => `${file}: ${part}`)
}
