// What a device adds in a day, and what it may. Rule SY31.

/** Of lines, and of bytes of lines and attachments. */
export type Amount = { lines: number; bytes: number }
