// Asking the operator before something is done that is seen by everybody.
import { createInterface } from 'node:readline/promises'
import { stop } from './open.ts'

/** Goes on only with a yes, typed or given with the command. */
export async function confirm(said: readonly string[], isGiven: boolean): Promise<void> {
  process.stdout.write(`${said.join('\n')}\n`)
  if (isGiven) return
  if (!process.stdin.isTTY) return stop(['行うには --yes を付けてください'])
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question('行いますか (yes / no): ')
  terminal.close()
  if (answer.trim() !== 'yes') stop(['何もしていません'])
}
