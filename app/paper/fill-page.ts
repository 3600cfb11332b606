// A page filled from several lists 引継ぎ: what comes first stands there in full before anything else is cut; the rest gets
// a row each in turns, short, and in full where there is room. Lengths are in lines.

/** `first`: what the plan makes a duty to tell. Rows come in the order in which they are preferred. */
export type Wanted = { full: number; short: number; first?: boolean }
export type Form = 'full' | 'short'

/** In which form each row of each list stands on the page; null: it is counted, no more. */
export function fillPage(lists: readonly (readonly Wanted[])[], room: number): (Form | null)[][] {
  const shown = lists.map((rows) => rows.map((): Form | null => null))
  let left = room

  function put(list: number, at: number, form: Form): boolean {
    const [row, forms] = [lists[list]?.[at], shown[list]]
    const standing = forms?.[at] ?? null
    if (row === undefined || forms === undefined || standing === 'full') return false
    const cost = row[form] - (standing === null ? 0 : row[standing])
    if (cost > left) return false
    forms[at] = form
    left -= cost
    return true
  }

  const each = (act: (list: number, at: number, row: Wanted) => void) => {
    const longest = Math.max(0, ...lists.map((rows) => rows.length))
    for (let at = 0; at < longest; at += 1)
      for (const [list, rows] of lists.entries()) {
        const row = rows[at]
        if (row !== undefined) act(list, at, row)
      }
  }
  each((list, at, { first = false }) => first && (put(list, at, 'full') || put(list, at, 'short')))
  /** A list has no hole: what comes after a row that did not fit is counted with it. */
  const closed = new Set<number>()
  each((list, at) => {
    if (closed.has(list) || shown[list]?.[at] !== null) return
    if (!put(list, at, 'short')) closed.add(list)
  })
  each((list, at) => shown[list]?.[at] === 'short' && put(list, at, 'full'))
  return shown
}

/** A line that goes on loses as much where no line may begin, as with 。, or what is broken nowhere. */
const lost = 1

/** Of a text on a column so many full-width characters wide. */
export function linesOf(text: string, width: number): number {
  return text
    .split('\n')
    .map(widthOf)
    .map((line) => (line <= width ? 1 : Math.ceil(line / Math.max(1, width - lost))))
    .reduce((sum, lines) => sum + lines, 0)
}

/** As much of a text as fits so many lines. */
export function fittingLines(text: string, width: number, lines: number): string {
  return fitting(text, lines === 1 ? width : lines * (width - lost))
}

/** As much of a text, on one line, as fits this width, with … in place of the rest. */
export function fitting(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  const characters = [...text]
  let [least, most] = [0, characters.length]
  while (least < most) {
    const middle = Math.ceil((least + most) / 2)
    if (widthOf(`${characters.slice(0, middle).join('')}…`) <= width) least = middle
    else most = middle - 1
  }
  return `${characters.slice(0, least).join('')}…`
}

/** In full-width characters: as the font of this device has it, where a browser can be asked. */
function widthOf(line: string): number {
  if (pen !== null) return pen.measureText(line).width / penPx
  return Array.from(line, (character) => (character < '\u0100' ? narrow : 1)).reduce(
    (sum, one) => sum + one,
    0,
  )
}

/** A little more than a letter of half width takes. */
const narrow = 0.6
const penPx = 100
const pen = penOfPaper()

/** With the font of a sheet (paper-print.css). */
function penOfPaper(): OffscreenCanvasRenderingContext2D | null {
  const drawn = typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(1, 1).getContext('2d')
  if (drawn !== null) drawn.font = `${penPx}px 'BIZ UDPGothic', 'Hiragino Sans', 'Noto Sans JP', sans-serif`
  return drawn
}
