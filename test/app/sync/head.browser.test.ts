// The head (ST5): where what was recorded is kept is read whole, on the narrowest phone, whatever waits.
import { beforeEach, expect, it } from 'vitest'
import { append, newId } from '../../../app/record/log/append.ts'
import { sync } from '../../../app/sync/engine.ts'
import { open } from '../screen.ts'
import { enrolHere, openTown, town } from '../town.ts'
import { phone } from '../../../app/record/log/this-phone.ts'

const narrow = { width: 320, height: 568 }

beforeEach(openTown)

it.each(['/', '/incidents'])(
  '[ST5] on 320 px at %s, 200 that wait and a drill beside them are read whole',
  async (path) => {
    await enrolHere()
    expect(await sync(phone)).toBe('done')
    await town.endSessions()
    const subject = newId(phone)
    await append(phone, [
      { id: newId(phone), type: 'v1.intakeReceived', subject, body: { what: '住基端末が起動しない' } },
      ...Array.from({ length: 199 }, (_, at) => ({
        id: newId(phone),
        type: 'v1.noted' as const,
        subject,
        body: { what: `メモ ${at}` },
      })),
    ])
    await append(phone, [
      {
        id: newId(phone),
        type: 'v1.intakeReceived',
        subject: newId(phone),
        body: { what: '訓練', drill: true },
      },
    ])
    const screen = await open(path === '/' ? undefined : path, narrow)
    const status = screen.css('.sync-status')
    await expect.element(status).toMatchTextContent(/この端末だけ 200件.*訓練 1件/)
    const head = screen.document().querySelector('.top') ?? expect.fail('no head')
    expect(head.getBoundingClientRect().height).toBe(56)
    const room = head.getBoundingClientRect()
    for (const element of head.querySelectorAll<HTMLElement>('#sync-status, #sync-status *')) {
      const { left, right, top, bottom } = element.getBoundingClientRect()
      expect(left).toBeGreaterThanOrEqual(room.left)
      expect(right).toBeLessThanOrEqual(room.right)
      expect(top).toBeGreaterThanOrEqual(room.top)
      expect(bottom).toBeLessThanOrEqual(room.bottom)
      expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth || element.scrollWidth)
    }
  },
)
