// Where the text to read out stands 何を伝えるか; of the contacts before resumption (3-9) it is another.
export function tellAddress(incident: string, office: string, before = false): string {
  return `/incidents/${incident}/call/${office}${before ? '?for=3-9' : ''}`
}
