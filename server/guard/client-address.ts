// The address a request comes from: its connection's, or what a proxy says that the settings name. From anybody else
// `X-Forwarded-For` is a claim. Rule SE7.
import { BlockList, isIP } from 'node:net'
import type { Context, MiddlewareHandler } from 'hono'
import type { WithSession } from '../identity/sessions.ts'

const mapped = /^::ffff:(?=\d+\.)/i
/** An IPv4 address as it is written, also where the socket is of IPv6. */
export const plainAddress = (address: string) => address.replace(mapped, '')

/** Sets `address`; null where there is no connection. `proxies`: addresses and networks, as `isNetwork` takes them. */
export function findAddress(proxies: readonly string[]): MiddlewareHandler<WithSession> {
  const named = listOf(proxies)
  return (context, next) => {
    const connected = context.env?.incoming?.socket.remoteAddress ?? null
    const forwarded = context.req.header('x-forwarded-for')
    context.set('address', connected === null ? null : clientAddress(connected, forwarded, named))
    return next()
  }
}

/** Whether one of these has sent the request to us. */
export function connectedBy(context: Context<WithSession>, proxies: BlockList): boolean {
  const connected = context.env?.incoming?.socket.remoteAddress
  return connected !== undefined && isIn(proxies, connected.replace(mapped, ''))
}

/** Each proxy adds at the end whom it was asked by: the last one that is no proxy of ours is who asks. */
function clientAddress(connected: string, forwarded: string | undefined, proxies: BlockList): string {
  const hops = (forwarded?.split(',') ?? []).map(hopAddress)
  let address = plainAddress(connected)
  while (isIn(proxies, address)) {
    const before = hops.pop()
    if (before === undefined || isIP(before) === 0) break
    address = before
  }
  return address
}

/** As proxies write it (RFC 7239, 6): with a port or without, IPv6 then in brackets, in quotes or not. */
function hopAddress(hop: string): string {
  const [, bracketed, withPort] = /^"?(?:\[([^\]]*)\]|([^:]*))(?::\d{1,5})?"?$/.exec(hop.trim()) ?? []
  return plainAddress(bracketed ?? withPort ?? hop.trim())
}

/** An address, or one with the length of its network behind it: 10.0.0.0/8. */
export function isNetwork(text: string): boolean {
  const [address = '', bits, more] = text.split('/')
  const longest = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  if (more !== undefined || longest < 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest)
}

export function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    list.addSubnet(address, Number(bits ?? (isIP(address) === 6 ? 128 : 32)), familyOf(address))
  }
  return list
}

export function isIn(list: BlockList, address: string): boolean {
  return isIP(address) !== 0 && list.check(address, familyOf(address))
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4'
}
