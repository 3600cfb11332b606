// A start on a disk that takes nothing, by a real process: no file of it may grow, until it may again.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hashSecret, newToken, sessionEnd } from '../../../server/identity/sessions.ts'
import { devices, fixedNow, intake } from '../../people.ts'
import { takeLock } from '../../../server/storage/sqlite.ts'
import { startServer } from '../child.ts'
import { remotePhone } from '../remote-phone.ts'
import { secret } from '../town.ts'
import { killed, keptTown, type KeptTown, whyNot } from './kept-town.ts'

const longAfter = '2099-01-01T00:00:00.000Z'

async function administrator({ storage }: KeptTown) {
  const now = fixedNow.toISOString()
  const token = newToken()
  const code = { codeHash: 'c', name: null, office: null, administrator: true, invitedBy: null }
  await storage.addInvitation({ ...code, expiresAt: longAfter }, now)
  const session = { tokenHash: hashSecret(token), sessionExpiresAt: sessionEnd(new Date(longAfter), 400) }
  const device = { device: devices.dutyPhone, deviceName: '当番の携帯', secretHash: hashSecret(secret) }
  await storage.enrol({ codeHash: 'c', now, ...session, ...device })
  return remotePhone(storage.record, devices.dutyPhone, `session=${token}`)
}

test(
  '[BK6] after a kill: pages and lines are given, nothing is promised that can not be kept; with room the next push is taken',
  { timeout: 30_000 },
  async () => {
    const town = await keptTown(3)
    const phone = await administrator(town)
    const { folder, file } = await killed(town)
    const given = { DATA_DIR: folder, SEAL_KEY_FILE: town.environment.sealKeyFile }
    const { url, err, child, kill } = await startServer(given, 0)
    expect((await fetch(url)).status).toBeLessThan(504)
    const headers = { cookie: phone.cookie }
    const health = async () => (await fetch(`${url}/api/v2/health`, { headers })).json()
    expect(await health()).toMatchObject({ ok: true, position: 3, keeps: false })
    expect(err.join('\n')).toContain('ディスクに書けません。読むことだけができます')
    expect(await phone.pullAll(url)).toHaveLength(3)
    const line = intake()
    await expect(phone.sync(url, [line])).rejects.toThrow('500: {"reason":"internal"}')
    expect(await phone.pullAll(url)).toHaveLength(3)
    expect(takeLock(join(folder, 'serving.lock'))).toBeNull()
    execFileSync('prlimit', ['--pid', String(child.pid), '--fsize=unlimited'])
    expect((await phone.sync(url, [line], { want: 0 })).accepted).toHaveLength(1)
    expect(await health()).toMatchObject({ position: 4, keeps: true })
    await kill('SIGKILL')
    expect(await whyNot(file, town)).toBeNull()
  },
)
