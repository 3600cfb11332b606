// How the ordinance's text prints its tables: a row a line, `cell | cell |`; only 参考 runs over its lines.

/** The lines from one to before another, or to the end; none where either isn't found. */
export function between(text: string, first: string, after: string | null): string[] {
  const lines = text.split('\n')
  const start = lines.indexOf(first)
  const end = after === null ? lines.length : lines.indexOf(after)
  return start === -1 || end === -1 ? [] : lines.slice(start, end)
}

/** The table whose first line has these columns, to its last line. */
export function under(text: string, columns: readonly string[]): string[] {
  const lines = text.split('\n')
  const start = lines.indexOf(`${columns.join(' | ')} |`)
  const end = lines.findIndex((line, at) => at > start && !line.includes('|'))
  return start === -1 ? [] : lines.slice(start, end)
}

/** A row a line, of the cells that hold anything. */
export function rows(lines: string[]): string[][] {
  return lines.map(cells).filter((row) => row.length > 0)
}

function cells(line: string): string[] {
  return line
    .split('|')
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
}

/** The reference's rows run over its lines: a number opens a group, `[` a row, what follows is the row's measures. */
export function referenceRows(lines: string[]): string[][] {
  const found: string[][] = []
  let group: string[] = []
  for (const cell of lines.flatMap(cells)) {
    const row = found.at(-1)
    if (/^\d$/.test(cell)) group = [cell]
    else if (group.length < 2) group.push(cell)
    else if (cell.startsWith('[')) found.push([...group, cell, ''])
    else if (row?.[3] === '') row[3] = cell
    else found.push([cell])
  }
  return found
}
