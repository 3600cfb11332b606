// Two processes behind our Caddyfile: what phones notice of one that is killed, and of one that is told to stop. Rules RN3, PG5.
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { enrolledBy } from '../../bench/many-phones.ts'
import { countAttempts } from '../../crash/attempts.ts'
import { between } from '../../crash/part.ts'
import { freePort } from '../../e2e/town.ts'
import { devices, intake } from '../../people.ts'
import { ownFolder } from '../../storage/folder.ts'
import { type Cluster, startCluster } from '../../storage/postgres-cluster.ts'
import { startServer } from '../child.ts'
import { enrolRemote, type RemotePhone } from '../remote-phone.ts'
import { startCaddy } from './caddy.ts'

const phones = 12
/** As long as a start takes on a slow machine. */
const awayMs = 3000

let cluster: Cluster
beforeAll(async () => {
  cluster = await startCluster()
}, 30_000)
afterAll(() => cluster.remove())

async function twoBehindCaddy() {
  const folder = await ownFolder()
  const url = `https://localhost:${await freePort()}`
  const given = {
    DATABASE_URL: await cluster.database('caddy'),
    SEAL_KEY_FILE: join(folder, 'seal.key'),
    PUBLIC_URL: url,
    TRUSTED_PROXY: '127.0.0.1, ::1',
  }
  const ports = [await freePort(), await freePort()]
  const start = (n: number) =>
    startServer({ ...given, DATA_DIR: join(folder, String(n)), PORT: String(ports[n]) })
  const servers = [await start(0), await start(1)] as const
  const caddy = await startCaddy(
    url,
    ports.map((port) => `127.0.0.1:${port}`),
  )
  onTestFinished(() => caddy.end())
  setDefaultCACertificates([...getCACertificates(), await caddy.authority()])
  const office = await enrolRemote(url, servers[0].code, devices.officePhone)
  return { url, start, servers, office }
}

/** Says a line after the other until `end`, and each again until it is taken. */
function speak(phone: RemotePhone, url: string) {
  const attempts = countAttempts()
  const load = { isOver: false }
  const speaking = (async () => {
    let line = intake({ device: phone.device })
    while (!load.isOver) {
      const begunMs = performance.now()
      try {
        await phone.sync(url, [line], { want: 0 })
        attempts.succeeded()
        line = intake({ device: phone.device })
        await sleep(between(20, 200))
      } catch (error) {
        attempts.failed(begunMs, String(error))
        // The app waits longer.
        await sleep(between(1000, 2000))
      }
    }
  })()
  const end = async () => {
    load.isOver = true
    await speaking
    return attempts.streaks.map(({ failed }) => failed)
  }
  return { end }
}

test(
  '[PG5][RN3] of a process that is killed a phone notices a retry at most; of one that is told to stop, nothing',
  { timeout: 90_000 },
  async () => {
    const { url, start, servers, office } = await twoBehindCaddy()
    const enrolled: RemotePhone[] = []
    for (let n = 0; n < phones; n += 1) enrolled.push(await enrolledBy(office, url, n))
    const spoken = async (act: () => Promise<void>) => {
      const speaking = enrolled.map((phone) => speak(phone, url))
      await sleep(500)
      await act()
      return (await Promise.all(speaking.map(({ end }) => end()))).flat()
    }

    const ofKill = await spoken(async () => {
      await servers[1].kill('SIGKILL')
      await sleep(awayMs)
    })
    expect(ofKill.filter((failed) => failed.length > 1)).toEqual([])

    await start(1)
    await expect.poll(async () => (await fetch(`${url}/readyz`)).status).toBe(200)
    const ofStop = await spoken(async () => {
      expect(await servers[0].kill('SIGTERM')).toEqual({ exitCode: 0, exitSignal: null })
      await sleep(awayMs)
    })
    expect(ofStop).toEqual([])
  },
)
