// Telephone number 電話番号 as a person or a printed plan writes it → what a tel: link dials. Rules TN1, TN2.
// RFC 3966 section 3 (global numbers), ITU-T E.164 (at most 15 digits), 電気通信番号計画 (0AB-J ten digits,
// 0A0 eleven, 1XY three).
export type DialDigits =
  | { ok: true; digits: string }
  | { ok: false; reason: 'empty' | 'extension' | 'unreadable' | 'tooShort' | 'tooLong' }

// ² and ① are notes beside a number, never digits of it, but NFKC would make them so.
const notADigit = /\p{No}/u
// NFKC folds widths and leaves dashes as they are. Dashes, spaces and invisible marks go by their property, then
// what has none of its own: minus signs, ruled lines, long vowel marks; joiner and variation selectors; bullets.
/** Characters people put where a hyphen belongs, for a character class. */
export const dashes = String.raw`\p{Pd}\u02D7\u2043\u2053\u2212\u223C\u23AF\u2500\u2501\u2796\u30FC~`
/** Invisible characters, for a character class. */
export const invisible = String.raw`\p{Cf}\u034F\uFE00-\uFE0F`
const separators = new RegExp(String.raw`[${dashes}${invisible}\s.·•‧・/_]`, 'gu')
const trunkInBrackets = /(\+\d{1,3})[\p{Ps}<]0[\p{Pe}>]/u
const brackets = /[\p{Ps}\p{Pe}\p{Pi}\p{Pf}<>]/gu
const label = /^(?:tel(?:ephone)?|phone|電話(?:番号)?|☎|☏|📞|📱)[:：]?/iu

/** Folds what was written into digits, with at most one leading `+`, or says why it can't be dialled. */
export function dialDigits(written: string): DialDigits {
  if (notADigit.test(written)) return { ok: false, reason: 'unreadable' }
  const folded = written.normalize('NFKC').replace(separators, '').replace(trunkInBrackets, '$1')
  const text = folded.replace(brackets, '').replace(label, '')
  if (text === '') return { ok: false, reason: 'empty' }
  if (/内線|ext|\dx|[,;#*]/iu.test(text)) return { ok: false, reason: 'extension' }
  if (!/^\+?[0-9]+$/.test(text)) return { ok: false, reason: 'unreadable' }
  return inRange(text)
}

function inRange(digits: string): DialDigits {
  const form = forms.find(({ start }) => start.test(digits))
  if (form === undefined) return { ok: false, reason: 'unreadable' }
  const count = digits.replace('+', '').length
  if (count < form.fewest) return { ok: false, reason: 'tooShort' }
  if (count > form.most) return { ok: false, reason: 'tooLong' }
  return { ok: true, digits }
}

// No other start dials for certain: a trunk 0 kept after +81, an area code or a + left out.
const forms = [
  { start: /^\+(?!0|810)/, fewest: 8, most: 15 },
  { start: /^0[2-9]0/, fewest: 11, most: 11 },
  { start: /^0[1-9]/, fewest: 10, most: 10 },
  { start: /^1/, fewest: 3, most: 3 },
] as const
