// Codec: what rests on this device goes through it, both ways. The plain one keeps bytes as they are; one with a key seals
// them. It never runs within a transaction of the database, which would not wait for it.
export type Codec = {
  seal: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>
  /** Throws where the bytes are not as they were sealed. */
  open: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>
}

export type Sealed = Uint8Array<ArrayBuffer>

export const plain: Codec = { seal: async (bytes) => bytes, open: async (bytes) => bytes }

const encoder = new TextEncoder()
const decoder = new TextDecoder()

export function sealText({ seal }: Codec, text: string): Promise<Sealed> {
  return seal(encoder.encode(text))
}

export async function openText({ open }: Codec, sealed: Sealed): Promise<string> {
  return decoder.decode(await open(sealed))
}

/** Lines of the record: none has a line break in it. */
export function sealLines(codec: Codec, lines: readonly string[]): Promise<Sealed> {
  return sealText(codec, lines.join('\n'))
}

export async function openLines(codec: Codec, sealed: Sealed): Promise<string[]> {
  return (await openText(codec, sealed)).split('\n')
}
