// The lines of a detail in the timeline: what was said, each part with its label, nothing for what was not.
export type Words = { what: string; detail: string }

export function lines(...parts: (string | null | undefined)[]): string {
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join('\n')
}

export function labelled(label: string, text: string | null | undefined): string | null {
  return text === null || text === undefined || text === '' ? null : `${label}: ${text}`
}
