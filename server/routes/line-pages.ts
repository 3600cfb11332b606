// GET /api/v2/pages/{n}: five hundred lines of the record, the same bytes for every device, compressed once in each way. Rule SY25.
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Handler } from 'hono'
import type { Logger } from 'pino'
import { ndjson } from '../../shared/sync/protocol.ts'
import type { WithSession } from '../identity/sessions.ts'
import type { RecordStorage } from '../storage/storage.ts'
import { compressed, type Encoding, encodingFor } from './compression.ts'
import { refuse } from './refusal.ts'
import { writeStretches } from './stretches.ts'

type Pages = { storage: RecordStorage; log: Logger }

const inflated = promisify(gunzip)

/** The route, behind `requireEnrolment`; 404 until the record has all the page's lines. */
export function linePageRoute(pages: Pages): Handler<WithSession> {
  // After a night without a server all phones ask for the same pages at once: each page is made for the first of them.
  const asked = new Map<string, Promise<Uint8Array | null>>()
  const pageFor = (number: number, encoding: Encoding) => {
    const name = `${number} ${encoding}`
    const page = asked.get(name) ?? madePage(pages, number, encoding).finally(() => asked.delete(name))
    asked.set(name, page)
    return page
  }
  return async (context) => {
    const number = context.req.param('number') ?? ''
    const encoding = encodingFor(context.req.raw)
    const page = /^[1-9]\d{0,8}$/.test(number) ? await pageFor(Number(number), encoding ?? 'gzip') : null
    if (page === null) return refuse(context, 'notFound')
    context.header('Content-Type', ndjson)
    if (encoding === null) return context.body(new Uint8Array(await inflated(page)))
    context.header('Content-Encoding', encoding)
    return context.body(new Uint8Array(page))
  }
}

async function madePage(
  { storage, log }: Pages,
  number: number,
  encoding: Encoding,
): Promise<Uint8Array | null> {
  const page = await storage.linePage(number, encoding)
  if (page === null || 'kept' in page) return page?.kept ?? null
  const bytes = await buffer(compressed(writeStretches(page.lines, page.before), encoding))
  // A full disk must not take away what can be read.
  await storage
    .keepLinePage(number, encoding, bytes)
    .catch((error: unknown) => log.error({ err: error }, 'page not kept'))
  return bytes
}
