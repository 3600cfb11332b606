// 別記, whatever fails on the device: no database, a lost one, no local storage. A tap dials and comes into the record.
import { beforeEach, expect, it } from 'vitest'
import { contacts } from '#plan'
import { beforeLoading, open, recorded, said } from '../screen.ts'
import type { Screen } from '../screen.ts'
import { freshDevice } from '../town.ts'

const question = 'の発信は?'

beforeEach(freshDevice)

it('[ST3] without IndexedDB a tap dials and is noted, the screen says so, and the record has it later', async () => {
  beforeLoading(({ IDBFactory }) => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('refused', 'UnknownError')
    }
  })
  const screen = await open()
  const words = 'この端末の記録を開けませんでした。電話はかけられます。'
  await expect.element(screen.getByText(words)).toBeVisible()
  await tap(screen, '0775633750')
  const [note] = notes()
  expect(note).toMatchObject({ number: '0775633750' })
  screen.close()

  beforeLoading(() => {})
  const later = await open()
  await expect.element(later.getByText(question)).toBeVisible()
  expect((await placed()).map(({ id }) => id)).toEqual([note?.id])
  expect(notes()).toEqual([])
})

it('[ST3][ST11] a database deleted under the open app costs no tap, and a red banner says it', async () => {
  const screen = await open()
  await tap(screen, '0775283233')
  await expect.element(screen.getByText(question)).toBeVisible()
  const afloat = async () => (await (await caches.open('lifeboat')).keys()).length
  await expect.poll(afloat).toBeGreaterThan(1)
  await new Promise((resolve, reject) => {
    const deleting = screen.window().indexedDB.deleteDatabase('juki-net-record')
    deleting.addEventListener('success', resolve)
    deleting.addEventListener('error', reject)
  })
  const words = 'この端末の控えが消されました。未送信1件は戻しました。ほかはサーバーから読み直します。'
  await expect.element(screen.getByRole('alert')).toMatchTextContent(words)
  await tap(screen, '0775633750')
  await screen.reload()
  await expect.element(screen.getByText(question)).toBeVisible()
  await expect
    .poll(async () => (await placed()).map(({ number }) => number).toSorted())
    .toEqual(['0775283233', '0775633750'])
  await screen.getByRole('alert').getByRole('button', { name: '閉じる' }).click()
  await expect.element(screen.getByRole('alert')).not.toBeInTheDocument()
})

it('[ST3] with local storage refused a tap still comes into the record', async () => {
  beforeLoading((browser) =>
    Object.defineProperty(browser, 'localStorage', {
      get: () => {
        throw new DOMException('refused', 'SecurityError')
      },
    }),
  )
  const screen = await open()
  await expect.element(screen.css('#prefecture .leads')).toMatchTextContent('勤労感謝の日')
  await tap(screen, '0775283233')
  await expect.element(screen.getByText(question)).toBeVisible()
  expect((await placed()).map(({ number }) => number)).toEqual(['0775283233'])
})

it('[TN2] nowhere in the app does a link to dial hold a percent sign', async () => {
  const screen = await open(await recorded('住基端末が起動しない', 'fault'))
  await screen.getByRole('button', { name: '関係機関へ電話' }).click()
  await expect.element(screen.css('.screen a[href^="tel:"]')).toHaveLength(contacts.length)
  const all = [...screen.document().querySelectorAll('a[href^="tel:"]')]
  expect(all).toHaveLength(2 * contacts.length)
  for (const link of all) expect(link.getAttribute('href')).toMatch(/^tel:\d+$/)
})

/** All three numbers stand, and this one dials. */
async function tap(screen: Screen, digits: string): Promise<void> {
  for (const contact of contacts)
    await expect.element(screen.css(`#calls a[href="tel:${contact.digits}"]`)).toBeVisible()
  await screen.css(`#calls a[href="tel:${digits}"]`).click()
  await expect.poll(screen.dialled).toBe(`tel:${digits}`)
}

/** What was tapped and is not in the record yet. */
function notes(): { id: string; number: string }[] {
  return JSON.parse(localStorage.getItem('tap-notes') ?? '[]')
}

async function placed(): Promise<{ id: string; number: string }[]> {
  return (await said()).flatMap((operation) =>
    operation.type === 'v1.callPlaced' ? [{ id: operation.id, number: operation.body.number }] : [],
  )
}
