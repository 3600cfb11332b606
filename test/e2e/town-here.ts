// A town served by the test's own process: the same app, the built screens and a real database, on a real port, without
// the second or more that a process takes to start.
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { openAccessLog } from '../../server/access/access-log.ts'
import { createApp } from '../../server/app.ts'
import { invitationLine, invite } from '../../server/identity/invitations.ts'
import type { Invitee } from '../../server/identity/invitations.ts'
import { createLiveFeed } from '../../server/routes/live-feed.ts'
import { createSealKey } from '../../server/seal.ts'
import { openSqlite } from '../../server/storage/sqlite.ts'
import { offices } from '#plan'
import { codeIn, root } from './town.ts'
import type { Start, Town } from './town.ts'

const seal = createSealKey('5e'.repeat(32))
const firstAdministrator = { name: null, office: null, administrator: true }

/** A town whose clocks stand at `night` (ISO) now; its server is started. */
export async function openTownHere(night: string): Promise<Town> {
  const folder = await mkdtemp(join(tmpdir(), 'town-'))
  const shiftMs = Date.parse(night) - Date.now()
  let server = await startHere(0)
  let code = await server.codeFor(firstAdministrator)
  const { port } = server

  return {
    url: `http://127.0.0.1:${port}`,
    folder,
    shiftMs,
    code: () => code,
    invite: (name, office) => server.codeFor({ name, office, administrator: false }),
    start: async (how) => {
      server = await startHere(port, how)
      code = await server.codeFor(firstAdministrator)
    },
    kill: () => server.kill(),
    end: async () => {
      await server.kill()
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }

  async function startHere(wanted: number, { laterMs = 0, data = 'data' }: Start = {}) {
    const now = () => new Date(Date.now() + shiftMs + laterMs)
    const storage = await openSqlite(join(folder, `${data}.sqlite`), seal)
    const feed = createLiveFeed()
    const assets = join(root, 'dist')
    const access = await openAccessLog(join(folder, 'access.sqlite'), seal, 1096)
    const app = createApp({ storage, access, now, seal, secureCookies: false, offices, assets, feed })
    const listening = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: wanted })
    await once(listening, 'listening')
    const address = listening.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    return {
      port: address.port,
      codeFor: async (whom: Invitee) => codeIn(invitationLine(await invite(storage, seal, whom, now()))),
      kill: async () => {
        if (!listening.listening) return
        feed.close()
        const closed = once(listening, 'close')
        listening.close()
        if ('closeAllConnections' in listening) listening.closeAllConnections()
        await closed
        await storage.close()
        await access.close()
      },
    }
  }
}
