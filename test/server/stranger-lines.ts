// The lines in which an id stands, as a stranger's client reads them: from the text of SPEC.md alone.
type StretchLine = { position: number; count: number; as: string }
export type Naming = {
  told: { record: string; head: object; more: boolean; count: number }
  lines: { position: number; text: string }[]
}

/** Each line where the server says that it is. */
export function readNaming(raw: Buffer): Naming {
  const [first = '', ...texts] = raw.toString().split('\n')
  const lines: Naming['lines'] = []
  for (let at = 0; at < texts.length - 1;) {
    const { position, count, as }: StretchLine = JSON.parse(texts[at] ?? '')
    if (as !== 'here') throw new Error(`a stretch as ${as}`)
    const own = texts.slice(at + 1, at + 1 + count)
    lines.push(...own.map((text, n) => ({ position: position + n, text })))
    at += 1 + count
  }
  return { told: JSON.parse(first), lines }
}
