// The words of a query, each in the spellings it may have been written in: サーバー and サーバ, 切り離した and 切離した.
import { searchedText } from './searched-text.ts'
import type { Word } from './searched-text.ts'

/** More words, and of a word more spellings, are not looked for. */
const maxWords = 20
const maxSpellings = 8
/** 送り仮名 that the plan leaves out and a person writes, or the other way about: 切離し, 切り離し. */
const compounds =
  '切り離 組み込 引き継 引き渡 引き抜 取り込 取り消 取り扱 取り替 取り外 書き出 書き込 読み取 読み込 呼び出 折り返 問い合 打ち合 立ち会 立ち入 立ち上 受け付 申し出 申し送 切り替 切り分 差し替 入れ替 置き換 持ち出 持ち込 貸し出 聞き取 割り当 繰り返'.split(
    ' ',
  )
/** A long vowel at the end of a shorter one belongs to it: コピー, キー. */
const shortestName = 3
const katakana = /[ァ-ヺ][ァ-ヺ-]*/g

/** None: nothing is asked. */
export function queryWords(query: string): Word[] {
  const written = new Set(searchedText(query).split(/\s+/).filter(Boolean))
  return [...written].slice(0, maxWords).map(spellings)
}

function spellings(word: string): Word {
  let all = longVowels(word)
  for (const long of compounds) {
    const short = long.charAt(0) + long.charAt(2)
    if (word.includes(long) || word.includes(short))
      all = all.flatMap((one) => [one.replaceAll(long, short), one.replaceAll(short, long)])
  }
  return [...new Set(all)].slice(0, maxSpellings)
}

/** With and without the long vowel that ends a name; at the word's own end without it, which finds both. */
function longVowels(word: string): string[] {
  let all = ['']
  let written = 0
  for (const { 0: name, index } of word.matchAll(katakana)) {
    const stem = name.replace(/-+$/, '')
    const end = index + name.length
    const before = word.slice(written, index)
    const ways = stem.length < shortestName ? [name] : end === word.length ? [stem] : [stem, `${stem}-`]
    all = all.flatMap((one) => ways.map((way) => one + before + way)).slice(0, maxSpellings)
    written = end
  }
  return all.map((one) => one + word.slice(written))
}
