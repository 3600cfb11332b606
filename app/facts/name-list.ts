// A list of names as it is typed: what is wrong with it, and as the record takes it.
import { maxNameLength } from '../../shared/incident/operation-fields.ts'
import { textProblem } from './text-problem.ts'

/** What is typed, without what was left empty. */
export function writtenNames(names: readonly string[]): string[] {
  return names.map((name) => name.trim()).filter((name) => name !== '')
}

/** Empty: nothing is wrong. */
export function namesProblem(names: readonly string[]): string {
  const written = writtenNames(names)
  const twice = written.find((name, at) => written.indexOf(name) !== at)
  if (twice !== undefined) return `「${twice}」が2つあります。片方を外してください`
  return written.map((name) => textProblem(name, '', maxNameLength)).find((problem) => problem !== '') ?? ''
}
