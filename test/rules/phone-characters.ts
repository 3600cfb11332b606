// The characters that turn up in telephone numbers as people, programs and printed plans write them (TN2).

/** All code points of a Unicode property, by the tables of the engine that runs the test. */
function withProperty(property: RegExp): string[] {
  const all = Array.from({ length: 0x110000 }, (_, point) => point).filter(
    (point) => point < 0xd800 || point > 0xdfff,
  )
  return all.map((point) => String.fromCodePoint(point)).filter((character) => property.test(character))
}

const dashes = withProperty(/\p{Pd}/u)
/** Minus signs, ruled lines and bullets that people and programs put where a dash belongs. */
const minuses = [...'\u2212\u207B\u208B\u02D7\u2796\u2043\u2053\u223C\u2500\u2501\u23AF\uFF0D\uFE63']
const longVowelMarks = [...'\u30FC\uFF70\uFF5E~']
const dots = [...'.・·•‧･．/／_＿']
const lineSpaces = ['\t', '\n', '\r\n', '\v', '\f', '\u2028', '\u2029']
const spaces = [...withProperty(/\p{Zs}/u), ...lineSpaces]
const invisible = [...withProperty(/\p{Cf}/u), '\u034F', '\uFE0F']
export const separators = [...dashes, ...minuses, ...longVowelMarks, ...dots, ...spaces, ...invisible]

export const brackets =
  '() （） [] ［］ {} ｛｝ <> ＜＞ 〈〉 《》 「」 ｢｣ 『』 【】 〔〕 〖〗 〘〙 〚〛 ⟨⟩ ⟦⟧ ⦅⦆ ｟｠ ❨❩ ﴾﴿ ︵︶ ﹙﹚ “” «» ⁽⁾'
    .split(' ')
    .map((pair) => [...pair] as [string, string])

export const labels =
  'TEL|tel|Tel.|TEL:|ＴＥＬ|ＴＥＬ：|℡|電話|電話番号:|☎|☎\uFE0F|📞|☏|Phone|Telephone|(TEL)|【電話】|\u200BTEL|T E L'.split(
    '|',
  )

export const digitRows = ['0123456789', '０１２３４５６７８９', '𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗', '𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿'].map((row) => [
  ...row,
])
