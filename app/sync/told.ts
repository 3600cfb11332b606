// What happened on this device alone and the server is told for its access log: printed, saved as a file, shared. Kept here until
// it is told, as ids and numbers; nobody waits for it. Rule AL4.
import { v7 } from 'uuid'
import { watch } from 'vue'
import * as z from 'zod/mini'
import { accessPath, maxToldAtOnce, maxToldWhat, Told, ToldAnswer } from '../../shared/sync/access.ts'
import { jsonOrNull } from '../../shared/sync/protocol.ts'
import { phone } from '../record/log/this-phone.ts'
import { useDevice } from '../record/state/device.ts'

const key = 'to-be-told'
const maxKept = 500
const answerTimeoutMs = 15_000
const Kept = z.array(Told)

/** `what`: which screen, and what of it. */
export function noteAlone(kind: Told['kind'], what: string = location.pathname): void {
  // An address may be anything that a person has typed.
  const plain = what.replaceAll(/[^\w./ -]/g, '_').slice(0, maxToldWhat)
  keep([...kept(), { id: v7(), kind, at: new Date(phone.now()).toISOString(), what: plain }].slice(-maxKept))
  void tell()
}

/** Notes every print, of the browser's own menu too, and tells what waits whenever the server has answered. */
export function watchAlone(): void {
  addEventListener('beforeprint', () => noteAlone('printed'))
  const device = useDevice()
  watch(
    () => device.self?.lastAnswerAt,
    () => void tell(),
    { immediate: true },
  )
}

let telling = false

async function tell(): Promise<void> {
  const told = kept().slice(0, maxToldAtOnce)
  const { self } = useDevice()
  if (told.length === 0 || telling || self === null || self.enrolment === null) return
  telling = true
  const taken = await ask(told)
  telling = false
  if (!taken) return
  const ids = new Set(told.map(({ id }) => id))
  keep(kept().filter(({ id }) => !ids.has(id)))
  await tell()
}

async function ask(told: Told[]): Promise<boolean> {
  try {
    const answer = await fetch(accessPath, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ told }),
      redirect: 'error',
      signal: AbortSignal.timeout(answerTimeoutMs),
    })
    return answer.ok && ToldAnswer.safeParse(jsonOrNull(await answer.text())).success
  } catch {
    return false
  }
}

function kept(): Told[] {
  try {
    return Kept.safeParse(jsonOrNull(localStorage.getItem(key) ?? '')).data ?? []
  } catch {
    return []
  }
}

function keep(told: readonly Told[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(told))
  } catch {
    // A browser that keeps nothing has told what it could.
  }
}
