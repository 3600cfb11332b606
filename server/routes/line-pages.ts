// GET /api/v2/pages/{n}: five hundred lines of the record, the same bytes for every device, compressed once. Rule SY25.
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Handler } from 'hono'
import type { Logger } from 'pino'
import { ndjson } from '../../shared/sync/protocol.ts'
import type { WithSession } from '../identity/sessions.ts'
import type { RecordStorage } from '../storage/storage.ts'
import { acceptsGzip, gzipOf } from './gzip.ts'
import { refuse } from './refusal.ts'
import { writeStretches } from './stretches.ts'

type Pages = { storage: RecordStorage; log: Logger }

const inflated = promisify(gunzip)

/** The route, behind `requireEnrolment`; 404 until the record has all the page's lines. */
export function linePageRoute(pages: Pages): Handler<WithSession> {
  // After a night without a server all phones ask for the same pages at once: each page is made for the first of them.
  const asked = new Map<number, Promise<Uint8Array | null>>()
  const pageFor = (number: number) => {
    const page = asked.get(number) ?? compressedPage(pages, number).finally(() => asked.delete(number))
    asked.set(number, page)
    return page
  }
  return async (context) => {
    const number = context.req.param('number') ?? ''
    const page = /^[1-9]\d{0,8}$/.test(number) ? await pageFor(Number(number)) : null
    if (page === null) return refuse(context, 'notFound')
    context.header('Content-Type', ndjson)
    if (!acceptsGzip(context.req.raw)) return context.body(new Uint8Array(await inflated(page)))
    context.header('Content-Encoding', 'gzip')
    return context.body(new Uint8Array(page))
  }
}

async function compressedPage({ storage, log }: Pages, number: number): Promise<Uint8Array | null> {
  const page = await storage.linePage(number)
  if (page === null || 'kept' in page) return page?.kept ?? null
  const bytes = await buffer(gzipOf(writeStretches(page.lines)))
  // A full disk must not take away what can be read.
  await storage
    .keepLinePage(number, bytes)
    .catch((error: unknown) => log.error({ err: error }, 'page not kept'))
  return bytes
}
