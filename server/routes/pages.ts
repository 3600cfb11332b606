// The built app: files whose names carry their hash are kept for ever, the rest is asked for anew each time.
// A path of the app's own screens gets its page. Any other is 404: a browser is shown the page, which says so in words, and whoever
// watches the server hears of a mistyped probe. Rule SE2.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import { etag } from 'hono/etag'
import { refuse } from './refusal.ts'

export const page = 'index.html'
const notBuilt = '画面がまだ作られていません。npm run build を実行してください。\n'

/** Missing in the library's list of types; by it a phone offers to take the file into its address book. */
const vcardType = 'text/vcard; charset=utf-8'

/** How the paths of its screens begin (app/router.ts). */
export const screens = [
  'record',
  'incidents',
  'office',
  'device',
  'readiness',
  'pocket-card',
  'town',
  'drills',
] as const

/** Whether the app was built into `assets`. */
export function isBuilt(assets: string): boolean {
  return existsSync(join(assets, page))
}

/** Serves `assets`, the folder that the build writes; 503 while there is none. */
export function pages(assets: string): Hono {
  const routes = new Hono()
  routes.use(compress(), etag())
  routes.use(caching('no-cache'))
  routes.use('/assets/*', caching('public, max-age=31536000, immutable'))
  if (isBuilt(assets)) {
    routes.get('/contacts.vcf', typed(vcardType))
    routes.get('*', serveStatic({ root: assets }))
    const givePage = serveStatic({ root: assets, path: page })
    routes.get('*', async (context, next) => {
      if (isScreen(context.req.path)) return givePage(context, next)
      if (!asksForPage(context)) return refuse(context, 'notFound')
      // Of what is not there no part is given.
      context.req.raw.headers.delete('Range')
      const shown = await givePage(context, next)
      return shown instanceof Response
        ? new Response(shown.body, { status: 404, headers: shown.headers })
        : shown
    })
  }
  routes.get('*', (context) => context.text(notBuilt, 503))
  return routes
}

function isScreen(path: string): boolean {
  const [, first] = path.split('/')
  return screens.some((screen) => screen === first) && !isFile(path)
}

const isFile = (path: string) => /\.[^/]*$/.test(path)

function asksForPage({ req }: Context): boolean {
  return !isFile(req.path) && (req.header('Accept') ?? '').includes('text/html')
}

/** For what was found only: an answer of 404 must not be kept for a year. */
function caching(policy: string): MiddlewareHandler {
  return async (context, next) => {
    await next()
    if (context.res.ok && !context.res.headers.has('Cache-Control')) context.header('Cache-Control', policy)
  }
}

function typed(type: string): MiddlewareHandler {
  return async (context, next) => {
    await next()
    if (context.res.ok) context.header('Content-Type', type)
  }
}
