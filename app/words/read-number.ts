// A telephone number 電話番号 as it is read aloud (TN3): with hyphens where its parts end for certain, else as it was dialled.

/** 電気通信番号計画: free and shared-cost calls, mobile and IP phones; area codes 03, 06 and those of 滋賀県, none longer. */
const parts = [
  /^(0120|0570)(\d{3})(\d{3})$/,
  /^(0800)(\d{3})(\d{4})$/,
  /^(0[5-9]0)(\d{4})(\d{4})$/,
  /^(0[36])(\d{4})(\d{4})$/,
  /^(077)(5\d{2})(\d{4})$/,
  /^(074[089])(\d{2})(\d{4})$/,
]

/** `0749421234` → `0749-42-1234`; what has hyphens already stays as it is. */
export function readNumber(number: string): string {
  const part = parts.find((one) => one.test(number))
  return part === undefined ? number : number.replace(part, '$1-$2-$3')
}
