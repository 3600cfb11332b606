// What a part of the run found: its figures, and what of the accepted or shown was lost or doubled.

export type Part = {
  figures: Record<string, number | string>
  lost: number
  doubled: number
  /** What else must not be. */
  faults: string[]
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Milliseconds, anywhere between both. */
export const between = (least: number, most: number) => least + Math.random() * (most - least)
