// Name constraints 名前の制約 (RFC 5280, 4.2.1.10): what an authority may speak for, so that whoever steals its key can
// pose as no bank to the phones that trust it. Rule SE5.
import { BlockList, isIP } from 'node:net'
import { AsnConvert } from '@peculiar/asn1-schema'
import { GeneralName, GeneralSubtree, GeneralSubtrees, NameConstraints } from '@peculiar/asn1-x509'
import { Extension, type X509Certificate } from '@peculiar/x509'

const nameConstraintsId = '2.5.29.30'

/**
 * This machine and the private networks (RFC 1918, RFC 4193), whole: a laptop that gets another address of the LAN must
 * not cost every phone its trust, and nobody on the internet is reached under one of these.
 */
const networks = [
  '127.0.0.0/8',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '::1/128',
  'fc00::/7',
] as const

const known = new BlockList()
for (const network of networks) {
  const [address = '', length] = network.split('/')
  known.addSubnet(address, Number(length), family(address))
}

/** `hosts` and the private networks alone. Critical: who does not understand it must refuse. */
export function nameConstraints(hosts: readonly string[]): Extension {
  const bases = [...networks.map((iPAddress) => ({ iPAddress })), ...ownBases(hosts)]
  const permittedSubtrees = new GeneralSubtrees(
    bases.map((base) => new GeneralSubtree({ base: new GeneralName(base) })),
  )
  const value = AsnConvert.serialize(new NameConstraints({ permittedSubtrees }))
  return new Extension(nameConstraintsId, true, value)
}

export function isConstrainedTo(authority: X509Certificate, hosts: readonly string[]): boolean {
  const found = authority.getExtension(nameConstraintsId)
  return (
    found !== null &&
    found.critical &&
    Buffer.from(found.value).equals(Buffer.from(nameConstraints(hosts).value))
  )
}

/** In one order, so that the same hosts make the same constraints. Never without a name: none would permit all names. */
function ownBases(hosts: readonly string[]) {
  return [...new Set(['localhost', ...hosts])]
    .toSorted()
    .filter((host) => isIP(host) === 0 || !known.check(host, family(host)))
    .map((host) =>
      isIP(host) === 0 ? { dNSName: host } : { iPAddress: `${host}/${isIP(host) === 4 ? 32 : 128}` },
    )
}

function family(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 4 ? 'ipv4' : 'ipv6'
}
