// Addresses that mean "this machine" (RFC 6761, 6.3): no other device opens them, and no QR code of one is of use.

/** `hostname` as a URL has it. */
export function isOwnMachine(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])$/.test(hostname)
}
