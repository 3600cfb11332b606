// The address of this machine that a phone in the same building reaches (RFC 1918).
import { networkInterfaces } from 'node:os'

type Interfaces = ReturnType<typeof networkInterfaces>

const privateNetwork = /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/
const linkLocal = /^169\.254\./
/** Networks within this machine: no phone is on them. */
const virtual = /^(?:docker|br-|veth|virbr|vmnet|vboxnet|lxc|tun|tap|utun|wg)/

/** An IPv4 address of the LAN; null where there is none. */
export function lanAddress(interfaces: Interfaces = networkInterfaces()): string | null {
  const addresses = Object.entries(interfaces)
    .filter(([name]) => !virtual.test(name))
    .flatMap(([, found]) => found ?? [])
    .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !linkLocal.test(address))
    .map(({ address }) => address)
  return addresses.find((address) => privateNetwork.test(address)) ?? addresses[0] ?? null
}
