// The beginning of a text, cut between letters as people see them (が may be two characters, 👨‍👩‍👧 eight).

/** `most`: UTF-16 units, as a record counts them. */
export function startOf(text: string, most: number): string {
  if (text.length <= most) return text
  let start = ''
  for (const { segment } of new Intl.Segmenter('ja').segment(text)) {
    if (start.length + segment.length > most) break
    start += segment
  }
  return start
}
