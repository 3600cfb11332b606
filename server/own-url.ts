// The address under which this machine is opened.

const everywhere = ['0.0.0.0', '::']

/** It listens on every address it has: people need one of them. */
export function isEverywhere(host: string): boolean {
  return everywhere.includes(host)
}

/** `https://192.168.1.20:8443`; an IPv6 address stands in brackets (RFC 3986, 3.2.2). */
export function ownUrl(scheme: 'http' | 'https', host: string, port: number): string {
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`
}
