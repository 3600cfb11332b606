// Strict JSON: what JSON.parse lets pass and two readers could read differently is refused. Rule OP2.
// Duplicate keys: RFC 8259 section 4 leaves their meaning open. U+0000: PostgreSQL text can't hold it.
import { jsonOrNull } from './protocol.ts'

export type StrictJson =
  | { ok: true; value: unknown }
  | { ok: false; reason: 'notJson' | 'tooDeep' | 'duplicateKey' | 'nulCharacter' }

/** Objects and lists within one another; what we write has six. What walks through them is a stack. */
export const maxDepth = 64

const [quote, backslash] = [0x22, 0x5c]
const [openBracket, closeBracket, openBrace, closeBrace] = [0x5b, 0x5d, 0x7b, 0x7d]
const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g

/** Parses one JSON object. Anything else than an object is `notJson`. */
export function parseStrictJson(text: string): StrictJson {
  if (isTooDeep(text)) return { ok: false, reason: 'tooDeep' }
  const value = jsonOrNull(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { ok: false, reason: 'notJson' }
  // A text that is written anew as it stood has no key twice: of two, JSON.parse keeps one.
  if (JSON.stringify(value) === text && !text.includes('\\u0000')) return { ok: true, value }
  const open: (Set<string> | null)[] = []
  let last = ''
  // The text is known to be well-formed, so that the tokens alone tell keys from values.
  for (const [found] of text.matchAll(token)) {
    if (found.startsWith('"')) {
      if (/\\u0000/.test(found) && String(JSON.parse(found)).includes('\0'))
        return { ok: false, reason: 'nulCharacter' }
      last = found
    } else if (found === '{') open.push(new Set())
    else if (found === '[') open.push(null)
    else if (found === '}' || found === ']') open.pop()
    else if (found === ':') {
      const keys = open.at(-1)
      const key = String(JSON.parse(last))
      if (keys?.has(key)) return { ok: false, reason: 'duplicateKey' }
      keys?.add(key)
    }
  }
  return { ok: true, value }
}

/** Asked before the text is parsed, so also of one that is no JSON. */
function isTooDeep(text: string): boolean {
  let depth = 0
  let isText = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (isText) {
      if (code === backslash) at += 1
      else if (code === quote) isText = false
    } else if (code === quote) isText = true
    else if (code === openBrace || code === openBracket) {
      depth += 1
      if (depth > maxDepth) return true
    } else if (code === closeBrace || code === closeBracket) depth -= 1
  }
  return false
}
