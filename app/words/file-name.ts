// The name of a picked file, as long as a record has room for: cut between letters as people see them (が may be two
// characters, 👨‍👩‍👧 eight), its ending kept, since that says what it is.
const ending = /\.[0-9a-z]{1,8}$/iu

/** `most`: UTF-16 units, as a record counts them. */
export function fileName(whole: string, most: number): string {
  const name = whole.trim()
  if (name.length <= most) return name || '名前なし'
  const kept = ending.exec(name)?.[0] ?? ''
  let cut = ''
  for (const { segment } of new Intl.Segmenter('ja').segment(name.slice(0, name.length - kept.length))) {
    if (cut.length + segment.length + kept.length > most) break
    cut += segment
  }
  return `${cut}${kept}`
}
