// A bundle's damage in words: which file, which line, which operation.
import type { Damage } from '../../../shared/sync/bundle.ts'

export function damageWords(damage: Damage): string {
  switch (damage.kind) {
    case 'fileChanged':
      return `ファイル ${damage.file} の中身が、書き出したときと違います`
    case 'fileMissing':
      return `ファイル ${damage.file} がありません`
    case 'fileExtra':
      return `ファイル ${damage.file} は、書き出したときにはありませんでした`
    case 'fileUnreadable':
      return `ファイル ${damage.file} を展開できません`
    case 'lineChanged':
      return `${lineOf(damage)}が、書き出したときと違います。この記録は取り込みません`
    case 'lineUnreadable':
      return `${lineOf(damage)}を読めません。この行は取り込みません`
  }
}

function lineOf({ file, line, id }: Extract<Damage, { line: number }>): string {
  return `${file} の${line}行目${id === null ? '' : `(記録 ${id})`}`
}
