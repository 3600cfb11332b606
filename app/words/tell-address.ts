// Where the text to read out stands 何を伝えるか; of the contacts before resumption (3-9) it is another.
export function tellAddress(incident: string, office: string, before = false): string {
  return `/incidents/${incident}/call/${office}${before ? '?for=3-9' : ''}`
}

/** `deputy`: in the office's place. `duties`: what may be taken over 引き受けた by whoever answers, by their ids. */
export function wakeAddress(
  incident: string,
  { office, name, isDeputy }: { office: string; name: string | null; isDeputy: boolean },
  duties: readonly string[] = [],
): string {
  const asked = new URLSearchParams(duties.map((id) => ['duty', id]))
  if (isDeputy && name !== null) asked.set('to', name)
  return [tellAddress(incident, office), asked.toString()].filter((part) => part !== '').join('?')
}
