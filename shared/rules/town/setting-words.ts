// A setting of the town that waits for an administrator (TR8) in one line, for whoever reads its code out (AU12).
import { amended } from '../../incident/corrections.ts'
import type { Operation, ReadOperation } from '../../incident/operation.ts'

/** A terminal and a band take no more. */
const maxLength = 120
/** Corrections of corrections. */
const maxDepth = 5

type Find = (operation: string) => Promise<ReadOperation | null>

/** Null: it is no setting that is known. */
export async function settingInWords(id: string, find: Find): Promise<string | null> {
  const words = await wordsOf(await find(id), find, maxDepth)
  if (words === null) return null
  const plain = words.replaceAll(/\p{C}/gu, '')
  return plain.length > maxLength ? `${plain.slice(0, maxLength)}…` : plain
}

async function wordsOf(read: ReadOperation | null, find: Find, depth: number): Promise<string | null> {
  if (read === null || !read.known || depth === 0) return null
  const { operation } = read
  if (operation.type !== 'v1.corrected') return settingWords(operation)
  const { body } = operation
  const target = await find(body.operation)
  const before = await wordsOf(target, find, depth - 1)
  if (before === null) return null
  const after = body.nature === 'amended' && target?.known ? amended(target.operation, body) : null
  if (body.nature === 'mistaken') return `${before} を誤入力とする訂正`
  return `${before} を ${(await wordsOf(after, find, depth - 1)) ?? '別の内容'} とする訂正`
}

function settingWords({ type, body }: Operation): string | null {
  if (type === 'v1.hoursEntered') return `県の業務時間 ${clock(body.openMinute)}–${clock(body.closeMinute)}`
  if (type === 'v1.closedDayEntered')
    return body.name === null ? `県の休日を外す ${body.day}` : `県の休日 ${body.day} ${body.name}`
  if (type === 'v1.approvalColumnsEntered') return `確認・決裁の欄 ${body.columns.join('、') || 'なし'}`
  return null
}

function clock(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`
}
