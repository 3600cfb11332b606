// Changes of one character, in the ordinance's text and in the data: whoever compares the two must report each.

/** The text with each character of some of its lines replaced, and with each left out, one at a time. */
export function* changedTexts(text: string, lines: string[]): Generator<string> {
  const block = lines.join('\n')
  const start = text.indexOf(block)
  // A space beside a rule of the table belongs to no cell.
  for (const { index } of block.matchAll(/[^|\n ]|(?<=[^|\n]) (?=[^|\n])/g)) {
    const [before, after] = [text.slice(0, start + index), text.slice(start + index + 1)]
    yield `${before}〓${after}`
    yield before + after
  }
}

/** Copies of the data, each with another last character in one of its words or another number in one of its numbers. */
export function changedByOne<Data>(data: Data, except: string[]): Data[] {
  return pathsOf(data, except).map((path) => changedAt(data, path) as Data)
}

type Path = string[]

function pathsOf(value: unknown, except: string[]): Path[] {
  if (typeof value === 'string' || typeof value === 'number') return [[]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value)
    .filter(([key]) => !except.includes(key))
    .flatMap(([key, inner]) => pathsOf(inner, except).map((path) => [key, ...path]))
}

function changedAt(value: unknown, [key, ...rest]: Path): unknown {
  if (typeof value === 'string') return `${value.slice(0, -1)}〓`
  if (typeof value === 'number') return value + 1
  const copy = structuredClone(value) as Record<string, unknown>
  if (key !== undefined) copy[key] = changedAt(copy[key], rest)
  return copy
}
