// A codec with a real key, as the phone's copy will rest under one: AES-GCM, a nonce of its own for each text.
import type { Codec } from '../../app/record/log/codec.ts'

const nonceBytes = 12

export async function aesCodec(): Promise<Codec> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  return {
    seal: async (bytes) => {
      const iv = crypto.getRandomValues(new Uint8Array(nonceBytes))
      const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes))
      const whole = new Uint8Array(nonceBytes + sealed.length)
      whole.set(iv)
      whole.set(sealed, nonceBytes)
      return whole
    },
    open: async (whole) => {
      const iv = whole.subarray(0, nonceBytes)
      return new Uint8Array(
        await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, whole.subarray(nonceBytes)),
      )
    },
  }
}
