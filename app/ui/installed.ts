// Whether this page runs as an app from the home screen, and on which kind of phone.

/** Opened from the home screen: with no browser around it. */
export function isInstalled(): boolean {
  return (
    matchMedia('(display-mode: standalone), (display-mode: fullscreen), (display-mode: minimal-ui)')
      .matches ||
    ('standalone' in navigator && navigator.standalone === true)
  )
}

/** An iPhone or iPad: they alone say `standalone`. What a browser holds there is apart from what the app holds. */
export function isIphone(): boolean {
  return 'standalone' in navigator
}
