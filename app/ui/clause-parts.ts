// A text apart at the clauses it names: `3-4(2)` is never broken over a line, on a screen, on paper or in a drawing.

const clause = /(\b\d-\d+(?:\(\d\))?)/

/** Every second part is a clause. */
export function clauseParts(text: string): string[] {
  return text.split(clause)
}
