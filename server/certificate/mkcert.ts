// mkcert's authority, where a person has set it up on this machine: their phones may trust it already.
import { spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Authority } from './authority.ts'

/** Null where there is no mkcert, or it has no authority yet. */
export function mkcertAuthority(): Authority | null {
  const folder = mkcert('-CAROOT')?.trim() ?? ''
  const file = join(folder, 'rootCA.pem')
  if (folder === '' || !existsSync(file)) return null
  return { certificate: new X509Certificate(readFileSync(file)), issue }
}

async function issue(hosts: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'))
  const file = join(folder, 'server.pem')
  try {
    if (mkcert('-cert-file', file, '-key-file', file, ...hosts) === null) throw new Error('mkcert failed')
    return readFileSync(file, 'utf8')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What it printed; null where it isn't there or failed. */
function mkcert(...asked: string[]): string | null {
  const { status, stdout } = spawnSync('mkcert', asked, { encoding: 'utf8' })
  return status === 0 ? stdout : null
}
