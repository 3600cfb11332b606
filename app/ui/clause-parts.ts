// A text apart at the clauses, the times and the telephone numbers it names: `3-4(2)`, `別紙3`, `2時13分` is never broken over a
// line, on a screen, on paper or in a drawing.

const whole = /(\b0\d+-\d+-\d+|\b\d-\d+(?:\(\d\))?|別紙\d|(?:午[前後])?\d+時\d+分)/

/** Every second part is one. */
export function clauseParts(text: string): string[] {
  return text.split(whole)
}
