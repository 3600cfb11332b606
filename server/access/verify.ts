// Verifying the access log, from inside and against a row that is known from outside. Rule AL2.
import { existsSync } from 'node:fs'
import type { Cursor } from '../../shared/sync/receipt.ts'
import type { SealKey } from '../seal.ts'
import { readSqlite } from '../storage/sqlite.ts'
import { type AccessFault, linkText, walkAccessLog } from './chain.ts'
import type { AccessSchema } from './schema.ts'

const kinds: Record<AccessFault['kind'], string> = {
  start: 'この前が消されています。保存期間によるものではありません',
  missing: 'この前の行がありません',
  changed: '書き換えられたか、前の行とつながりません',
  seal: '封印が、この鍵のものではありません',
}

/** `told`: what was looked at; nothing is wrong where `found` is empty. A log that was never begun is none. */
export async function verifyAccessLog(
  file: string,
  seal: SealKey,
  known: Cursor | null,
): Promise<{ told: string[]; found: string[] }> {
  if (!existsSync(file))
    return { told: [], found: known === null ? [] : [`アクセス記録がありません: ${file}`] }
  const database = readSqlite<AccessSchema>(file)
  try {
    const { first, last, faults } = await walkAccessLog(database, seal)
    const found = faults.map(({ number, kind }) => `アクセス記録 ${number}番: ${kinds[kind]}`)
    if (known !== null) {
      const { position, hash } = known
      const row = await database
        .selectFrom('entry')
        .select('hash')
        .where('number', '=', position)
        .executeTakeFirst()
      if (row?.hash !== hash && position >= first)
        found.push(`アクセス記録 ${position}番: 前に確かめたものと違うか、ありません`)
    }
    return { told: [`アクセス記録 ${first}番から${last.number}番まで  ${linkText(last)}`], found }
  } finally {
    await database.destroy()
  }
}
