// What the tab, the history and a screen reader call a screen: by the name its heading has.
const app = '住基ネット緊急時対応'

/** Null: the call screen, which is the app itself. */
export function entitle(screen: string | null): void {
  document.title = screen === null ? app : `${screen} | ${app}`
}
