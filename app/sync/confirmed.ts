// An act that the server wants confirmed is confirmed by this device's passkey, and sent again, once (AU10).

/** `refused`: the server's reason; null: none. */
export async function confirmed<T extends { refused: string | null }>(
  act: string,
  send: () => Promise<T>,
): Promise<T> {
  const first = await send()
  if (first.refused !== 'confirmationNeeded') return first
  const { confirmByPasskey } = await import('./passkey.ts')
  return (await confirmByPasskey(act)) ? send() : first
}
