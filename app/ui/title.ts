/** What the tab, the history and a screen reader call a screen: by the name that its heading has. */
export function entitle(screen: unknown): void {
  document.title = `${screen} | 住基ネット緊急時対応`
}
