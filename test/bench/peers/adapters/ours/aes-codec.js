// What seals a page on the phone with AES-GCM, in place of its codec: what that would cost.
export async function sealedCodec() {
  const key = await crypto.subtle.importKey('raw', new Uint8Array(32).fill(7), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ])
  return {
    async seal(bytes) {
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const c = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes))
      const out = new Uint8Array(12 + c.length)
      out.set(iv)
      out.set(c, 12)
      return out
    },
    async open(bytes) {
      return new Uint8Array(
        await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes.subarray(0, 12) }, key, bytes.subarray(12)),
      )
    },
  }
}
