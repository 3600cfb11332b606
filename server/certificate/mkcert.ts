// mkcert's authority, where a person has set it up on this machine: their phones may trust it already.
import { spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Authority } from './authority.ts'

/** One that hangs does not hold up the start. */
const answerLimitMs = 5_000

/** Null where there is no mkcert, or it has no authority yet; `keyless`: its key is not on this machine. */
export function mkcertAuthority(): Authority | 'keyless' | null {
  const folder = mkcert('-CAROOT')?.trim() ?? ''
  const file = join(folder, 'rootCA.pem')
  if (folder === '' || !existsSync(file)) return null
  if (!existsSync(join(folder, 'rootCA-key.pem'))) return 'keyless'
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

/** The output of mkcert; null where it isn't there, failed or did not end. */
function mkcert(...asked: string[]): string | null {
  const limits = { timeout: answerLimitMs, killSignal: 'SIGKILL' } as const
  const { status, stdout } = spawnSync('mkcert', asked, { encoding: 'utf8', ...limits })
  return status === 0 ? stdout : null
}
