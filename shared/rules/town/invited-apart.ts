// Whether two devices may be one person's: whoever invites devices could hold them all. Rules TR7, SY19.

/** Counted for so long. */
export const invitedApartMs = 24 * 60 * 60 * 1000

export type Invited = { device: string; invitedBy: string }

/** The same device, or one came in by the other's code, or both by those of a third, however many codes lie between. */
export function isOneOf(one: string, other: string, lately: readonly Invited[]): boolean {
  const others = invitersOf(other, lately)
  return [...invitersOf(one, lately)].some((device) => others.has(device))
}

function invitersOf(device: string, lately: readonly Invited[], found = new Set<string>()): Set<string> {
  if (found.has(device)) return found
  found.add(device)
  for (const one of lately) if (one.device === device) invitersOf(one.invitedBy, lately, found)
  return found
}
