// SIGKILL of the server at any moment while phones push: each keeps what got no answer and sends it again after the start.
import { genesis } from '../../shared/sync/chain.ts'
import { openTown } from '../e2e/town.ts'
import type { Town } from '../e2e/town.ts'
import { devices, intake, uuidv7 } from '../people.ts'
import type { ToldLine } from '../server/answer.ts'
import { enrolRemote } from '../server/remote-phone.ts'
import type { RemotePhone } from '../server/remote-phone.ts'
import { compare, createLedger } from './ledger.ts'
import type { Ledger } from './ledger.ts'
import { between, pause } from './part.ts'
import type { Part } from './part.ts'

const phones = 3
const maxLinesAtOnce = 20

type Client = { phone: RemotePhone; outbox: ReturnType<typeof intake>[]; sentAgain: number }

export async function serverKills(kills: number): Promise<Part> {
  const town = await openTown(new Date().toISOString())
  const ledger = createLedger()
  const lines: ToldLine[] = []
  const faults: string[] = []
  try {
    const clients = await enrolled(town)
    const [{ phone }] = clients
    let found = compare(ledger, lines)
    for (let kill = 1; kill <= kills && found.lost + found.doubled === 0; kill += 1) {
      const load = { isOver: false, faults }
      const pushing = clients.map((client) => push(client, town.url, ledger, load))
      await pause(between(20, 500))
      load.isOver = true
      await town.kill()
      await Promise.all(pushing)
      await town.start()
      await pullOn(phone, town.url, lines)
      found = compare(ledger, lines)
    }
    for (const client of clients) await pushOnce(client, town.url, ledger)
    const all = await phone.pullAll(town.url)
    const { lost, doubled, faults: strange } = compare(ledger, all)
    if (all.length !== ledger.sent.size) faults.push(`${ledger.sent.size} sent, ${all.length} there`)
    const sentAgain = clients.reduce((sum, client) => sum + client.sentAgain, 0)
    const figures = { kills, accepted: ledger.promised.size, 'sent again': sentAgain }
    return { figures, lost, doubled, faults: [...faults, ...strange] }
  } finally {
    await town.end()
  }
}

async function enrolled(town: Town): Promise<[Client, ...Client[]]> {
  const client = async (code: string, device: string): Promise<Client> => ({
    phone: await enrolRemote(town.url, code.replaceAll('-', ''), device),
    outbox: [],
    sentAgain: 0,
  })
  const clients: [Client, ...Client[]] = [await client(town.code(), devices.officePhone)]
  for (let n = 1; n < phones; n += 1)
    clients.push(
      await client(await town.invite('宿直 甲', 'responder'), uuidv7(n).replace('-7000-', '-4000-')),
    )
  return clients
}

async function push(
  client: Client,
  url: string,
  ledger: Ledger,
  load: { isOver: boolean; faults: string[] },
) {
  while (!load.isOver) {
    const isAgain = client.outbox.length > 0
    if (isAgain) client.sentAgain += client.outbox.length
    const length = isAgain ? 0 : Math.ceil(between(0, maxLinesAtOnce))
    client.outbox.push(...Array.from({ length }, () => intake({ device: client.phone.device })))
    try {
      await pushOnce(client, url, ledger)
    } catch (error) {
      if (!load.isOver) load.faults.push(String(error))
    }
  }
}

async function pushOnce(client: Client, url: string, ledger: Ledger): Promise<void> {
  ledger.noteSent(client.outbox)
  const { accepted, refused } = await client.phone.sync(url, client.outbox, { want: 0 })
  ledger.notePromised(accepted)
  if (refused.length > 0) throw new Error(`refused: ${refused[0]?.reason}`)
  client.outbox = []
}

/** Adds what came since; an answer that doesn't follow what is there throws. */
async function pullOn(phone: RemotePhone, url: string, lines: ToldLine[]): Promise<void> {
  for (let more = true; more;) {
    const last = lines.at(-1)?.line
    const cursor = last ? { position: last.position, hash: last.hash } : genesis(phone.record)
    const answer = await phone.sync(url, [], { cursor, full: true })
    lines.push(...answer.lines)
    more = answer.more
  }
}
