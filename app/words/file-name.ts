// The name of a picked file, as long as a record has room for: its ending is kept, since that says what it is.
import { startOf } from './start-of.ts'

const ending = /\.[0-9a-z]{1,8}$/iu

/** `most`: UTF-16 units, as a record counts them. */
export function fileName(whole: string, most: number): string {
  const name = whole.trim()
  if (name.length <= most) return name || '名前なし'
  const kept = ending.exec(name)?.[0] ?? ''
  return `${startOf(name.slice(0, name.length - kept.length), most - kept.length)}${kept}`
}
