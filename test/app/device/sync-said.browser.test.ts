// この端末 and the line in the head: what became of a sync is said in words, and nothing is called safe that may not be.
import { beforeEach, expect, it } from 'vitest'
import { append, newId } from '../../../app/record/log/append.ts'
import { changeSelf } from '../../../app/record/log/self.ts'
import { phone } from '../../../app/record/log/this-phone.ts'
import { sync } from '../../../app/sync/engine.ts'
import type { Screen } from '../screen.ts'
import { beforeLoading, open, recorded, say, subjectOf } from '../screen.ts'
import { enrolHere, openTown, town, writeHere } from '../town.ts'

const unwelcome = 'select * from'

const textOf = (screen: Screen, place: string) => screen.document().querySelector(place)?.textContent

beforeEach(async () => {
  await openTown()
  await enrolHere()
})

it('[SY14] a line that something on the way refuses is said, and counted as only here', async () => {
  await town.faults({ kind: 'blocked', status: 413, having: unwelcome })
  await append(phone, [{ type: 'v1.noted', subject: newId(phone), body: { what: unwelcome } }])
  const screen = await open('/device')
  await expect.element(screen.getByRole('alert').filter({ hasText: '1件が途中の機器で' })).toBeVisible()
  await expect.poll(() => textOf(screen, '#sync-status')).toContain('この端末だけ 1件')
})

it('[SY26][SC2] 同期 at a server that this device does not follow says so, and calls nothing サーバー保存済み', async () => {
  await writeHere()
  await sync(phone)
  const screen = await open('/device')
  await expect.poll(() => textOf(screen, '#sync-status')).toContain('サーバー保存済み')
  await phone.withDatabase((database) =>
    changeSelf(phone, database, ({ enrolment }) => ({
      enrolment: enrolment && { ...enrolment, cursor: { ...enrolment.cursor, generation: 2 } },
    })),
  )
  await screen.getByRole('button', { name: '今すぐ同期する' }).click()
  await expect.element(screen.getByText('このサーバーとは同期していません')).toBeVisible()
  await expect.element(screen.getByRole('button', { name: 'このサーバーに合わせる' })).toBeVisible()
  await expect.poll(() => textOf(screen, '#sync-status')).toContain('不明・最終')
})

// It stood twice at the top of the incident, one line below the other.
it('[ST5] on an incident that is as safe as all the rest it is said once, in the head', async () => {
  const incident = await recorded('届いた記録')
  await sync(phone)
  const screen = await open(incident)
  const badge = screen.css('.incident-marks .save-badge')
  await expect.poll(() => textOf(screen, '#sync-status')).toContain('サーバー保存済み')
  await expect.element(badge).toMatchTextContent('サーバー保存済み')
  await expect.element(badge).not.toBeVisible()
  await town.faults({ kind: 'lost' })
  await say(newId(phone), { type: 'v1.intakeReceived', body: { what: '届いていない記録' } })
  await expect.poll(() => textOf(screen, '#sync-status')).toContain('この端末だけ 1件')
  await expect.element(badge).toBeVisible()
})

it.each(['/index.html', '/incidents', 'its own'])(
  '[ST5][SY20] from the first frame of %s nothing is called サーバー保存済み that is not',
  async (path) => {
    const incident = await recorded('前の記録')
    await sync(phone)
    const before = await open('/incidents')
    await expect.poll(() => textOf(before, '.save-badge')).toContain('サーバー保存済み')
    before.close()
    await town.faults({ kind: 'lost' })
    await say(subjectOf(incident), { type: 'v1.noted', body: { what: '届いていない記録' } })

    const shown: string[] = []
    beforeLoading((browser) => {
      const look = () => {
        // The lines of an incident have badges of their own, below that of the whole.
        for (const place of ['#sync-status', '.save-badge'])
          shown.push(browser.document.querySelector(place)?.textContent ?? '')
        browser.requestAnimationFrame(look)
      }
      look()
    })
    const screen = await open(path === 'its own' ? incident : path)
    const onlyHere = path === '/index.html' ? '#sync-status' : '.save-badge'
    await expect.poll(() => textOf(screen, onlyHere)).toContain('この端末だけ')
    expect(shown.filter((words) => words.includes('サーバー保存済み'))).toEqual([])
  },
)
