// Who may ask the API in a browser: a page of this town, at a name of this town. A page elsewhere has no cookie (SameSite),
// and one whose name was made to point here (DNS rebinding) is no name of ours. Rule SE8.
import { isIP } from 'node:net'
import { hostname } from 'node:os'
import type { MiddlewareHandler } from 'hono'
import { refuse } from '../routes/refusal.ts'

/** 421 `otherHost`: an address is always ours, of names those of this machine and `names`. */
export function ownHosts(names: readonly string[]): MiddlewareHandler {
  const machine = hostname().toLowerCase()
  const own = new Set(['localhost', machine, `${machine}.local`, ...names.map((name) => name.toLowerCase())])
  return (context, next) => {
    const host = hostOf(context.req.url)
    const isOwn = isIP(host) > 0 || own.has(host) || host.endsWith('.localhost')
    return isOwn ? next() : Promise.resolve(refuse(context, 'otherHost'))
  }
}

/** 403 `otherOrigin` of what changes something, where the browser says that another page asks; no browser says nothing. */
export function ownOrigin(names: readonly string[]): MiddlewareHandler {
  return (context, next) => {
    const { method, url } = context.req
    if (method === 'GET' || method === 'HEAD') return next()
    const origin = context.req.header('origin')
    const site = context.req.header('sec-fetch-site') ?? 'same-origin'
    const asked = origin === undefined ? hostOf(url) : hostOf(origin)
    const isOwn = asked === hostOf(url) || names.includes(asked)
    return isOwn && site === 'same-origin' ? next() : Promise.resolve(refuse(context, 'otherOrigin'))
  }
}

/** Without brackets; empty where it is no URL. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replaceAll(/^\[|\]$/g, '') : ''
}
