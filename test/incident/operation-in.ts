// The operation that a stored line holds; a test whose line is none has failed.
import { readOperation } from '../../shared/incident/operation.ts'
import type { Operation } from '../../shared/incident/operation.ts'

export function operationIn(line: string): Operation {
  const read = readOperation(JSON.parse(line))
  if (read?.known !== true) throw new Error(`no operation of this version: ${line}`)
  return read.operation
}
