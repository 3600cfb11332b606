// Each place has one name: menu, heading and document call it the same; where a screen opens, the focus is at its heading.
import { beforeEach, expect, it } from 'vitest'
import routes from '../../../app/router.ts?raw'
import { places } from '../../../app/words/places.ts'
import { open, recorded, sizes } from '../screen.ts'
import type { Screen } from '../screen.ts'
import { enrolHere, openTown } from '../town.ts'

const what = '住基端末に見慣れないログイン履歴がある'
/** Where a person goes on by typing, that has the focus: what the screen asks for first (SC4). */
const asksFirst = ['/record', '/drills/new', '/incidents/:id/form1/:step?']
const parameters: Record<string, string> = {
  office: 'prefecture',
  part: 'contacts',
  step: 'place',
  path: 'nowhere',
}

beforeEach(openTown)

it.each(['phone', 'desk'] as const)(
  '[SC4] on the %s each screen that opens has the focus at its heading, and the name of the document from it',
  async (size) => {
    await enrolHere()
    const incident = (await recorded(what)).slice('/incidents/'.length)
    const screen = await open('/readiness', sizes[size])
    await expect.element(screen.getByRole('heading', { level: 1, name: '備え' })).toBeVisible()
    const paths = [...routes.matchAll(/(?:route\(\s*|path: )'(\/[^']*)'/g)].flatMap(([, path]) => path ?? [])
    expect(paths.length).toBeGreaterThan(25)
    for (const path of paths.filter((one) => one !== '/' && one !== '/readiness')) {
      const heading = await arrive(
        screen,
        path.replaceAll(/:(\w+)(\(.*\)|\?)?/g, (_, name) => parameters[name] ?? incident),
      )
      const title = screen.document().title.replace(' | 住基ネット緊急時対応', '')
      expect.soft(path === '/incidents/:id' ? what : title, path).toBe(nameOf(heading))
      const focused = screen.document().activeElement
      if (asksFirst.includes(path)) expect.soft(focused?.matches('input, textarea'), path).toBe(true)
      else expect.soft(focused?.outerHTML, path).toBe(heading.outerHTML)
    }
  },
)

it('[SC4] the menu, the phone’s tabs and the links of an incident have the words of the headings they lead to', async () => {
  await enrolHere()
  const incident = await recorded(what)
  const screen = await open('/readiness', sizes.desk)
  const menu = [...screen.document().querySelectorAll<HTMLAnchorElement>('.tabs a')].map((link) => ({
    path: link.pathname,
    name: nameOf(link).replace(/ \d+件$/, ''),
  }))
  expect(menu.length).toBeGreaterThan(9)
  const inside = Object.entries(places).map(([path, name]) => ({ path: `${incident}/${path}`, name }))
  for (const { path, name } of [...menu, ...inside]) {
    if (path === '/') continue
    expect.soft(nameOf(await arrive(screen, path)), path).toBe(name)
  }
})

/** Answers the heading of the screen at this path, once it has come. */
async function arrive(screen: Screen, path: string): Promise<HTMLElement> {
  const gone = screen.document().querySelector('#app main h1')
  const heading = () =>
    [...screen.document().querySelectorAll<HTMLElement>('#app main h1')].find((one) => one.checkVisibility())
  screen.go(path)
  await expect.poll(() => heading() !== undefined && heading() !== gone, { message: path }).toBe(true)
  await new Promise((resolve) => screen.window().requestAnimationFrame(resolve))
  return heading() ?? expect.fail(path)
}

/** Without the tags and counts beside the words. */
function nameOf(element: Element): string {
  const words = element.cloneNode(true) as Element
  for (const beside of words.querySelectorAll('.clause-tag, .clause, small, svg, dialog, [popover]'))
    beside.remove()
  return words.textContent?.trim().replaceAll(/\s+/g, ' ') ?? ''
}
