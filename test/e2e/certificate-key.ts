// How a browser is told to take the town's own certificate, and no other that it doesn't know.
import { createHash, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Town } from './town.ts'

/** SHA-256 of the public key of the certificate that the town keeps. */
export async function certificateKey(town: Town): Promise<string> {
  const certificate = new X509Certificate(
    await readFile(join(town.folder, 'data.certificates', 'server.pem')),
  )
  const key = certificate.publicKey.export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(key).digest('base64')
}
