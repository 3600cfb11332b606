// Taking a bundle in: who does it, in the town's record; then its lines; then the pictures and documents they name (BU4).
import { townSubject } from '../../../shared/incident/subjects.ts'
import { append } from '../../record/log/append.ts'
import { attachmentOf, keepPicked } from '../../record/log/attachments.ts'
import { counted, entriesOf } from '../../record/log/rows.ts'
import { knownSelf } from '../../record/log/self.ts'
import { alreadyStored, takeIn } from '../../record/log/take-in.ts'
import type { Step } from '../../ui/long-work.ts'
import { fileName } from '../../words/file-name.ts'
import type { ReadBundle } from './read-bundle.ts'
import { phone } from '../../record/log/this-phone.ts'

const maxFileName = 100

/**
 * Returns how many lines were new here. Repeating it goes on where it was interrupted. `without`: incidents that stay
 * out. Throws where it can't be recorded who takes it in: nothing is taken in then.
 */
export async function takeBundle(
  bundle: ReadBundle,
  step: Step,
  without: ReadonlySet<string> = new Set(),
): Promise<number> {
  const lines = bundle.lines.filter(({ read }) => !without.has(read.operation.subject))
  const told = (words: string) => (done: number) => step({ done, of: lines.length, words })
  const stored = await alreadyStored(phone, lines, told('この端末の記録と比べています'))
  // Said first: a taking in that is stopped, or killed, has its name.
  await sayTaken(bundle, stored.filter((one) => one !== 'here').length)
  const count = await takeIn(phone, lines, told('取り込んでいます'))
  await keepAttachments({ ...bundle, lines }, step)
  return count
}

/** Once for a digest and a device: whoever goes on with it adds nothing. */
async function sayTaken({ name, digest }: ReadBundle, count: number): Promise<void> {
  const { device } = await phone.withDatabase((database) => knownSelf(phone, database))
  const said = counted(await entriesOf(phone, townSubject)).some(
    ({ operation, known }) =>
      known &&
      operation.type === 'v1.bundleTaken' &&
      operation.body.digest === digest &&
      operation.device === device,
  )
  if (said) return
  const body = { name: fileName(name, maxFileName), digest, count }
  const { saved } = await append(phone, [{ type: 'v1.bundleTaken', subject: townSubject, body }])
  if (!saved) throw new Error('the taking in was not recorded')
}

async function keepAttachments({ lines, attachments }: ReadBundle, step: Step): Promise<void> {
  for (const [done, { read }] of lines.entries()) {
    if (!read.known || read.operation.type !== 'v1.attachmentAdded') continue
    const { subject, body } = read.operation
    const brought = attachments.get(body.sha256)
    if (brought === undefined || (await attachmentOf(phone, body.sha256)) !== undefined) continue
    await step({ done, of: lines.length, words: '写真・書類を取り込んでいます' })
    await keepPicked(phone, subject, body.mediaType, new Uint8Array(await brought.arrayBuffer()))
  }
}
