export function spreadsheetPath(): string | null
