// The one folder that a command about a plan is given. Rules PL5, PL6.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

/** As it was given, and whole. Ends the process with how the command is used where that is asked, or where there is not one. */
export function folderGiven(command: string): { given: string; folder: string } {
  const usage = `使い方: npm run ${command} -- 計画書のフォルダー`
  const { help, folders } = read()
  const [given = '', ...more] = folders
  if (help) {
    process.stdout.write(`${usage}\n`)
    process.exit(0)
  }
  if (given === '' || more.length > 0) {
    process.stderr.write(`${usage}\n`)
    // A shell cuts a path at its spaces.
    if (more.length > 0)
      process.stderr.write(`空白のある場所は "" で囲んでください: "${folders.join(' ')}"\n`)
    process.exit(1)
  }
  return { given, folder: resolve(given) }
}

/** To be typed again in a shell. */
export function quoted(path: string): string {
  return /^[\w./~@%+=:,-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`
}

function read(): { help: boolean; folders: string[] } {
  try {
    const { values, positionals } = parseArgs({
      options: { help: { type: 'boolean', short: 'h', default: false } },
      allowPositionals: true,
    })
    return { help: values.help, folders: positionals }
  } catch {
    return { help: false, folders: [] }
  }
}
