// Parcels: lines that are written to the outbox at once, in the order in which they were said.
import { openLines, sealLines } from './codec.ts'
import type { Codec } from './codec.ts'
import type { Parcel } from './database.ts'

/** A batch takes parcels whole where it can. */
const maxLines = 64

export type Written = { id: string; subject: string; line: string }
export type NewParcel = Omit<Parcel, 'seq'>
type How = Partial<Pick<Parcel, 'vouched' | 'rival' | 'pending' | 'receipts'>>

export async function parcelsOf(
  codec: Codec,
  written: readonly Written[],
  how: How = {},
): Promise<NewParcel[]> {
  const some = Array.from({ length: Math.ceil(written.length / maxLines) }, (_, at) =>
    parcelOf(codec, written.slice(at * maxLines, (at + 1) * maxLines), how),
  )
  return Promise.all(some)
}

export async function parcelOf(codec: Codec, lines: readonly Written[], how: How = {}): Promise<NewParcel> {
  const subjects = [...new Set(lines.map(({ subject }) => subject))]
  const place = new Map(subjects.map((subject, at) => [subject, at]))
  return {
    subjects,
    of: lines.map(({ subject }) => place.get(subject) ?? 0),
    ids: lines.map(({ id }) => id),
    count: lines.length,
    sealed: await sealLines(
      codec,
      lines.map(({ line }) => line),
    ),
    pending: 1,
    ...how,
  }
}

/** `key`: the id, or what stands in its place for a rival. */
export type WaitingLine = Written & { key: string }
export type OpenParcel = { parcel: Parcel; lines: readonly WaitingLine[] }

/** Parcels with their lines. */
export function openParcels(codec: Codec, parcels: readonly Parcel[]): Promise<OpenParcel[]> {
  return Promise.all(
    parcels.map(async (parcel) => {
      const lines = await openLines(codec, parcel.sealed)
      return { parcel, lines: lines.map((line, at) => ({ line, ...namesIn(parcel, at) })) }
    }),
  )
}

/** What a line of a parcel is called. */
function namesIn({ ids, subjects, of, rival }: Parcel, at: number) {
  const id = ids[at] ?? ''
  return { id, key: rival ?? id, subject: subjects[of[at] ?? 0] ?? '' }
}

export function linesByKey(parcels: readonly OpenParcel[]): Map<string, WaitingLine> {
  return new Map(parcels.flatMap(({ lines }) => lines.map((line) => [line.key, line] as const)))
}
