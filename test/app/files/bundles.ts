// Bundles as the tests make them: of what this device holds, with a byte changed, with a file taken out.
import { unzipSync, zipSync } from 'fflate'
import { readBundle } from '../../../app/files/taking-in/read-bundle.ts'
import type { ReadBundle } from '../../../app/files/taking-in/read-bundle.ts'
import { append, newId } from '../../../app/record/log/append.ts'
import { storedIncidentIds } from '../../../app/record/derived/stored-incidents.ts'
import { writeBundle } from '../../../app/bundle/write-bundle.ts'
import type { BundleContent, Written } from '../../../app/bundle/write-bundle.ts'
import type { Step } from '../../../app/ui/long-work.ts'
import { plan } from '../../../shared/plan/plan.ts'
import { self } from '../town.ts'
import { phone } from '../../../app/record/log/this-phone.ts'

export const freely = async () => {}

/** Everything this device holds. */
export async function bundleHere(
  step: Step = freely,
  numberOf: BundleContent['numberOf'] = () => null,
): Promise<Written> {
  const wanted = {
    ids: await storedIncidentIds(phone),
    title: '記録',
    name: '記録',
    self: await self(),
    members: [],
    plan,
    planOf: () => plan,
    numberOf,
    at: new Date(),
  }
  return writeBundle(wanted, step)
}

export async function filesOf({ file }: Pick<Written, 'file'>): Promise<Record<string, Uint8Array>> {
  return unzipSync(new Uint8Array(await file.arrayBuffer()))
}

/** The same files packed again, some of them changed, taken out or added. */
export async function packedAgain(
  written: Written,
  change: (files: Record<string, Uint8Array>) => void,
): Promise<File> {
  const files = await filesOf(written)
  change(files)
  return new File([new Uint8Array(zipSync(files))], written.file.name)
}

/** Reads a file that is a bundle. */
export async function read(file: File): Promise<ReadBundle> {
  const found = await readBundle(file, freely)
  if (typeof found === 'string') throw new Error(found)
  return found
}

export async function incidentHere(what: string): Promise<string> {
  const subject = newId(phone)
  await append(phone, [
    { type: 'v1.intakeReceived', subject, body: { what } },
    { type: 'v1.measureStarted', subject, body: { what: '業務端末の使用を止めた', clause: '1-3' } },
  ])
  return subject
}
