// The numbers within the page: the part of index.html that the town may change. Text to text, for the build, the service
// worker and their tests.
const start = '<!-- numbers -->'
const end = '<!-- /numbers -->'
/** 3-2(4): without a number of each of these a page is worth less than the one as it was built. */
const wanted = ['prefecture', 'agency']

/**
 * The page with these numbers between its marks. Numbers that lack the prefecture's or the agency's are not written, nor
 * is a page without marks: it is returned as it was.
 */
export function withPhoneNumbers(page: string, numbers: string): string {
  const from = page.indexOf(start)
  const until = page.indexOf(end)
  if (from < 0 || until < from || !isWhole(numbers)) return page
  return page.slice(0, from + start.length) + numbers + page.slice(until)
}

function isWhole(numbers: string): boolean {
  const links = [...numbers.matchAll(/<a [^>]*href="tel:\+?\d{3,15}"[^>]*>/g)].map(([link]) => link)
  return wanted.every((office) => links.some((link) => link.includes(` data-office="${office}"`)))
}
