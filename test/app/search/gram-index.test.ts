// The index against a reading of everything: it must find the same, in the same order.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gramIndex } from '../../../app/search/gram-index.ts'
import { queryWords } from '../../../app/search/query-words.ts'
import { marked, searchedText } from '../../../app/search/searched-text.ts'
import type { Word } from '../../../app/search/searched-text.ts'

type Text = { order: string; text: string }

/** Few characters, so that words meet; of one and two code units, wide, narrow, with white space and line ends. */
const character = fc.constantFrom(
  '県',
  '庁',
  '応',
  '答',
  'ア',
  'ｱ',
  'ﾞ',
  'F',
  'Ｗ',
  'w',
  'ー',
  '−',
  '\ufe0f',
  '切',
  'り',
  '離',
  '𠮷',
  '第',
  '3',
  ' ',
  '\n',
  '　',
)
const words = fc.string({ unit: character, maxLength: 8 })
const texts = fc.uniqueArray(
  fc.record({ order: fc.string({ maxLength: 3 }), text: fc.string({ unit: character }) }),
  {
    selector: ({ order }) => order,
  },
)

function searched(all: readonly Text[]): Text[] {
  return all.map(({ order, text }) => ({ order, text: searchedText(text) }))
}

function readAll(all: readonly Text[], query: readonly Word[]): Text[] {
  const found = all.filter(({ text }) => query.every((word) => word.some((one) => text.includes(one))))
  return found.toSorted((a, b) => (a.order < b.order ? 1 : -1))
}

describe('the index', () => {
  it('[FN1] finds what a reading of every text finds, newest first, by pages', () => {
    fc.assert(
      fc.property(texts, words, fc.nat(3), fc.integer({ min: 1, max: 4 }), (raw, query, from, limit) => {
        fc.pre(queryWords(query).length > 0)
        const all = searched(raw)
        const index = gramIndex<Text>()
        for (const one of all) index.add(one)
        const expected = readAll(all, queryWords(query))
        expect(index.find(queryWords(query), from, limit)).toEqual({
          total: expected.length,
          page: expected.slice(from, from + limit),
        })
      }),
      { numRuns: 300 },
    )
  })

  it('[FN1] finds nothing any more of what was taken out', () => {
    fc.assert(
      fc.property(texts, fc.infiniteStream(fc.boolean()), words, (raw, choices, query) => {
        fc.pre(queryWords(query).length > 0)
        const all = searched(raw)
        const index = gramIndex<Text>()
        for (const one of all) index.add(one)
        const left = all.filter(() => choices.next().value)
        for (const one of all) if (!left.includes(one)) index.remove(one)
        expect(index.find(queryWords(query), 0, 99).page).toEqual(readAll(left, queryWords(query)))
      }),
    )
  })
})

describe('words', () => {
  it('[FN1] make no difference of width, half-width kana or case', () => {
    expect(queryWords(' ＦＷ　ｶﾞｲﾄﾞ  fw ')).toEqual([['fw'], ['ガイド']])
  })

  it.each([
    ['0748‐42—4111', '0748-42-4111'],
    ['11〜12時', '11～12時'],
    ['高橋', '髙橋'],
    ['渡邉', '渡辺'],
    ['☎', '☎\ufe0f'],
    ['葛城', '葛\u{e0100}城'],
    ['サーバー室', 'サーバ室'],
    ['サーバー', 'サ－バ－'],
    ['CSサーバーを切り離した', 'CSサーバを切離した'],
    ['引継ぎ', '引き継ぎ'],
  ])('[FN1] find %s by %s, and the other way about', (one, other) => {
    for (const [text, query] of [
      [one, other],
      [other, one],
    ] as const) {
      const index = gramIndex<Text>()
      const [found] = searched([{ order: '1', text: `前${text}後` }])
      if (found !== undefined) index.add(found)
      expect(index.find(queryWords(query), 0, 1).total, query).toBe(1)
      expect(marked(text, queryWords(query)).some(({ hit }) => hit)).toBe(true)
    }
  })

  it('[FN1] find a text by any part of it, whatever is spelled in ways of its own', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: character, maxLength: 12 }),
        fc.nat(11),
        fc.nat(11),
        (text, from, length) => {
          const part =
            Array.from(text)
              .slice(from, from + length)
              .join('')
              .split(/\s/)[0] ?? ''
          const [word] = queryWords(part)
          fc.pre(word !== undefined)
          expect(word?.some((one) => searchedText(text).includes(one))).toBe(true)
        },
      ),
      { examples: [['CSサーバー室を切り離した', 2, 6]] },
    )
  })

  it('[FN1] are marked as they were written, wherever they stand', () => {
    expect(marked('庁内のＦＷとｶﾞｲﾄﾞ、fw', [['fw'], ['ガイ']])).toEqual([
      { text: '庁内の', hit: false },
      { text: 'ＦＷ', hit: true },
      { text: 'と', hit: false },
      { text: 'ｶﾞｲ', hit: true },
      { text: 'ﾄﾞ、', hit: false },
      { text: 'fw', hit: true },
    ])
  })

  it('[FN1] every text that holds a word has a mark, and no character is lost', () => {
    fc.assert(
      fc.property(words, words, (text, query) => {
        const looked = queryWords(query)
        const pieces = marked(text, looked)
        expect(pieces.map((piece) => piece.text).join('')).toBe(text)
        const holds = looked.flat().some((one) => searchedText(text).includes(one))
        expect(pieces.some(({ hit }) => hit)).toBe(holds)
      }),
    )
  })
})
