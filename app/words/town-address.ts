// Where what the town keeps is entered 町の記録: its form, open, from which the way leads back once it is saved.

/** The number of an office, or of a person in it. */
export function numberAddress(office: string, name: string | null = null): string {
  const asked = name === null ? '' : `?name=${encodeURIComponent(name)}`
  return `/town/${office === 'council' ? 'members' : 'contacts'}${asked}#${office}`
}

/** A setting, by the last part of its address. */
export function settingAddress(part: 'call-back' | 'procedure'): string {
  return `/town/${part}#${part}`
}
