// Our Caddyfile, served by a real Caddy that makes an authority of its own.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../e2e/town.ts'
import { toolPath } from './tools.mjs'

const caddyfile = fileURLToPath(new URL('../../../server/deploy/Caddyfile', import.meta.url))
const startLimitMs = 20_000

export type Caddy = Awaited<ReturnType<typeof startCaddy>>

/** `url`: an https address of this machine; `upstreams`: what it passes on to, as host and port. */
export async function startCaddy(url: string, upstreams: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'juki-caddy-'))
  const caddy = spawn(toolPath('caddy'), ['run', '--config', caddyfile], {
    env: {
      HOME: folder,
      XDG_DATA_HOME: folder,
      XDG_CONFIG_HOME: folder,
      CADDY_ADMIN: `127.0.0.1:${await freePort()}`,
      SITE: url,
      UPSTREAM: upstreams.join(' '),
    },
  })
  let said = ''
  caddy.stderr.on('data', (text) => (said = `${said}${String(text)}`.slice(-10_000)))
  const killNow = () => void caddy.kill('SIGKILL')
  process.once('exit', killNow)
  const limit = Date.now() + startLimitMs
  while (!said.includes('serving initial configuration')) {
    if (Date.now() > limit || caddy.exitCode !== null) throw new Error(`Caddy did not start: ${said}`)
    await new Promise((tick) => setTimeout(tick, 20))
  }
  return {
    pid: caddy.pid,
    /** The certificate that its own are trusted by. */
    authority: () => readFile(join(folder, 'caddy/pki/authorities/local/root.crt'), 'utf8'),
    async end() {
      process.off('exit', killNow)
      const ended = once(caddy, 'exit')
      if (caddy.exitCode === null && caddy.kill()) await ended
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}
