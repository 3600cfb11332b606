// An act that the server wants confirmed is confirmed by this device's passkey, or where there is none that can be used by a code
// that others show, and sent again, once (AU10, AU12).

/** `refused`: the server's reason; null: none. */
export async function confirmed<T extends { refused: string | null }>(
  act: string,
  send: () => Promise<T>,
): Promise<T> {
  const first = await send()
  if (first.refused !== 'confirmationNeeded') return first
  return (await isConfirmed(act)) ? send() : first
}

async function isConfirmed(act: string): Promise<boolean> {
  const { confirmByPasskey } = await import('./passkey.ts')
  const byPasskey = await confirmByPasskey(act)
  if (byPasskey !== 'none') return byPasskey === 'confirmed'
  return (await import('./confirm-by-code.ts')).confirmByCode(act)
}
