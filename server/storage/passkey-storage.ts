// Passkeys, as the server asks for them. Rule AU10.
export type Passkey = {
  credential: string
  device: string
  /** The host name that it is bound to. */
  place: string
  publicKey: Uint8Array<ArrayBuffer>
  counter: number
  addedAt: string
}

export type PasskeyStorage = {
  passkeys(device: string): Promise<Passkey[]>
  addPasskey(passkey: Passkey): Promise<void>
  passkeyUsed(credential: string, counter: number): Promise<void>
}
