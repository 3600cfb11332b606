// What a browser says of its storage and of itself, put in its mouth; the rest of it is as it is.
import { beforeLoading } from '../screen.ts'
import type { Screen } from '../screen.ts'

type Answers = {
  persisted: boolean
  usage: number
  quota: number
  /** Its answer when it is asked to keep the record. */
  persist?: boolean
  /** It refuses what it offers in an ordinary window. */
  refused?: boolean
  /** What `navigator.standalone` says; without it this is no iPhone. */
  standalone?: boolean
}

export const megabyte = 1e6
export const roomy = { persisted: true, usage: 2 * megabyte, quota: 10_000 * megabyte }
export const full = { ...roomy, usage: 9990 * megabyte }

/** From the next page on the browser answers so. */
export function browserSays({
  persisted,
  persist = false,
  usage,
  quota,
  refused,
  standalone,
}: Answers): void {
  beforeLoading(({ navigator }) => {
    const { storage, serviceWorker } = navigator
    let kept = persisted
    storage.persisted = () => Promise.resolve(kept)
    storage.persist = () => Promise.resolve((kept = persist))
    storage.estimate = () => Promise.resolve({ usage, quota })
    if (refused) storage.getDirectory = () => Promise.reject(new DOMException('refused', 'SecurityError'))
    if (standalone !== undefined) Object.assign(navigator, { standalone })
    // There is no worker here to be refused: it has not come yet.
    serviceWorker.register = () => new Promise(() => {})
  })
}

/** The numbers of the call screen, from the top. */
export function numbersOn(screen: Screen): { number: string; top: number; bottom: number }[] {
  const links = screen.document().querySelectorAll<HTMLAnchorElement>('#calls a[href^="tel:"]')
  return [...links].map((link) => {
    const { top, bottom } = link.getBoundingClientRect()
    return { number: link.href, top, bottom }
  })
}

/** What the tab counts: the device's own and the town's, as this screen lists them; null until the town's are told. */
export function listed({ document }: Screen): string | null {
  const found = document().querySelectorAll('.shortcoming, .gap')
  return document().querySelector('.gap') === null ? null : ` ${found.length}件`
}

export function counted({ document }: Screen): string | null | undefined {
  return document().querySelector('#readiness-count')?.textContent
}
