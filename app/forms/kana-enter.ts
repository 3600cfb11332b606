// Enter that ends a kana conversion never submits a form. Safari reports it after the composition, with key code 229.
const compositionKeyCode = 229

/** Guards every field of the page. */
export function guardKanaEnter(): void {
  document.addEventListener('keydown', (event) => {
    const converting = event.isComposing || event.keyCode === compositionKeyCode
    if (event.key === 'Enter' && converting && event.target instanceof HTMLInputElement)
      event.preventDefault()
  })
}
