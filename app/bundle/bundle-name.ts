// What a file of the record is called: what is in it, and when it was made; a drill's number begins with 訓練.
import { tokyoIso } from '../../shared/rules/town/office-hours.ts'

/** `of`: an incident's number, or how many. Of the file, without its ending. */
export function bundleName(of: string, nowMs: number): string {
  const when = tokyoIso(nowMs)
    .replace(/:\d\d\..*/, '')
    .replaceAll(/[-+:]/g, '')
    .replace('T', '-')
  return `${of.replaceAll(' ', '_')}_住基緊急記録_${when}`
}
