// The desk's keys: to the search, from row to row, the list of keys. In a field, in a dialog, and while kana are being
// converted they are the person's own.
import { onScopeDispose } from 'vue'

export const deskKeys = [
  { keys: '/', what: '記録を検索' },
  { keys: 'j ・ ↓', what: '次の行へ' },
  { keys: 'k ・ ↑', what: '前の行へ' },
  { keys: 'Enter', what: '行を開く' },
  { keys: '?', what: 'この一覧' },
] as const

/** For the life of the calling component. */
export function useDeskKeys({ search, list }: { search: () => void; list: () => void }): void {
  const acts: Readonly<Record<string, () => void>> = {
    '/': search,
    '?': list,
    j: () => move(1),
    ArrowDown: () => move(1),
    k: () => move(-1),
    ArrowUp: () => move(-1),
  }

  function onKey(event: KeyboardEvent): void {
    const act = acts[event.key]
    if (act === undefined || isTheirs(event)) return
    // Without a row to go to, an arrow moves the page as ever.
    if (act !== search && act !== list && rows().length === 0) return
    event.preventDefault()
    act()
  }

  document.addEventListener('keydown', onKey)
  onScopeDispose(() => document.removeEventListener('keydown', onKey))
}

function isTheirs({
  target,
  defaultPrevented,
  isComposing,
  ctrlKey,
  metaKey,
  altKey,
}: KeyboardEvent): boolean {
  const typing =
    target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null
  const asked = document.querySelector('dialog[open]') !== null
  return typing || asked || defaultPrevented || isComposing || ctrlKey || metaKey || altKey
}

/** The links that lead on from each row of what is on the screen. */
function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-row]')].filter((row) => row.checkVisibility())
}

function move(by: 1 | -1): void {
  const all = rows()
  const at = all.findIndex((row) => row === document.activeElement)
  const next = at < 0 ? (by === 1 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))
  all[next]?.focus()
}
