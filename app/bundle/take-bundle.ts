// Taking a bundle in: its lines, then the pictures and papers they name, then who did it, in the town's record (BU4).
import { townSubject } from '../../shared/incident/subjects.ts'
import { append } from '../record/append.ts'
import { attachmentOf, keepPicked } from '../record/attachments.ts'
import { takeIn } from '../record/take-in.ts'
import type { Step } from '../ui/long-work.ts'
import type { ReadBundle } from './read-bundle.ts'

const maxFileName = 100

/** Answers how many lines were new here. Repeating it goes on where it was interrupted. */
export async function takeBundle(bundle: ReadBundle, step: Step): Promise<number> {
  const { lines, name, digest } = bundle
  const count = await takeIn(lines, (done) => step({ done, of: lines.length, words: '取り込んでいます' }))
  await keepAttachments(bundle, step)
  const body = { name: name.slice(0, maxFileName), digest, count }
  const { saved } = await append([{ type: 'v1.bundleTaken', subject: townSubject, body }])
  if (!saved) throw new Error('the taking in was not recorded')
  return count
}

async function keepAttachments({ lines, attachments }: ReadBundle, step: Step): Promise<void> {
  for (const [done, { read }] of lines.entries()) {
    if (!read.known || read.operation.type !== 'v1.attachmentAdded') continue
    const { subject, body } = read.operation
    const brought = attachments.get(body.sha256)
    if (brought === undefined || (await attachmentOf(body.sha256)) !== undefined) continue
    await step({ done, of: lines.length, words: '写真・書類を取り込んでいます' })
    await keepPicked(subject, body.mediaType, new Uint8Array(await brought.arrayBuffer()))
  }
}
