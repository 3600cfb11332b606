// What a bundle is called: what is in it, and when it was made; a drill's says so first.
import { tokyoIso } from '../../../shared/rules/office-hours.ts'

/** `of`: an incident's number, or how many. Of the file, without its ending. */
export function bundleName(of: string, drill: boolean, nowMs: number): string {
  const when = tokyoIso(nowMs).slice(0, 16).replaceAll(/[-:]/g, '').replace('T', '-')
  return `${drill ? '訓練_' : ''}住基緊急記録_${of.replaceAll(' ', '_')}_${when}`
}
