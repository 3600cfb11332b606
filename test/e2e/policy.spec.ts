// What a page may load and run, in a real browser. That nothing of the app's own is kept from it: night.ts asks so after
// every test.
import { installed } from './acts.ts'
import { expectNumbers } from './call-screen.ts'
import { expect, test } from './night.ts'

declare global {
  var injected: number | undefined
}
const injections = [
  '<script>globalThis.injected = 1</script>',
  '<img src="/nothing.png" onerror="globalThis.injected = 2">',
  '<script src="https://example.jp/injected.js"></script>',
  '<iframe srcdoc="<script>parent.injected = 3</script>"></iframe>',
]

test('[PR2] the policy comes as a header too, and nothing that was put into the page runs', async ({
  open,
}) => {
  const { page, blocked } = await open()
  await page.route('/', async (route) => {
    const answer = await route.fetch()
    expect(answer.headers()['content-security-policy']).toContain("frame-ancestors 'none'")
    const body = (await answer.text())
      .replace(/<meta http-equiv[^>]*>/, '')
      .replace('</main>', `</main>${injections.join('')}`)
    await route.fulfill({ response: answer, body })
  })
  await page.goto('/')
  await expectNumbers(page)
  await page.waitForFunction(() => customElements !== undefined && performance.now() > 1500)
  expect(await page.evaluate(() => globalThis.injected)).toBeUndefined()
  expect(blocked.splice(0).length).toBeGreaterThanOrEqual(3)
})

test('[PR2] a page that came from this device has the policy too; text is never taken for a script', async ({
  open,
}) => {
  const { page, blocked, goOffline } = await open({ profile: 'phone' })
  await page.goto('/')
  await installed(page)
  await goOffline()
  await page.reload()
  await expectNumbers(page)
  const tried = await page.evaluate(() => {
    const attempt = (act: () => void) => {
      try {
        act()
        return 'taken'
      } catch (error) {
        return error instanceof Error ? error.name : 'thrown'
      }
    }
    return [
      attempt(() => (document.body.innerHTML += '<img src="x" onerror="globalThis.injected = 1">')),
      attempt(() => setTimeout('globalThis.injected = 2')),
      attempt(() => new Worker('https://example.jp/injected.js')),
      attempt(() => document.createElement('script').setAttribute('src', 'https://example.jp/a.js')),
    ]
  })
  expect(tried).toEqual(Array.from(tried, () => 'TypeError'))
  expect(await page.evaluate(() => globalThis.injected)).toBeUndefined()
  expect(blocked.splice(0).length).toBeGreaterThan(0)
})
