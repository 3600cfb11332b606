// The machine is lost, an old copy goes on in its place, the phones come back one by one, and then the old machine too: at the
// end nothing is missing that a phone still holds, neither text nor picture. Rules SY22, SY26, AT6, BK5.
import { copyFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Page } from '@playwright/test'
import { enrol, record, visit } from './acts.ts'
import { heldRows } from './held.ts'
import { expect, testOfProcess as test } from './night.ts'

const photograph = {
  name: 'IMG_0001.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
}

/** What a server has on its disk. */
function onDisk(folder: string) {
  const database = new DatabaseSync(join(folder, 'record.sqlite'), { readOnly: true })
  const said = database
    .prepare('select bytes from line')
    .all()
    .map(({ bytes }) => String(Buffer.from(Object(bytes))))
  const pictures = database.prepare('select sha256 from attachment where bytes is not null').all()
  database.close()
  return { said, pictures: pictures.length }
}

test('[SY22][SY26][AT6][BK5] an old copy, phones that come back one by one, the old machine: nothing is missing', async ({
  open,
  town,
}) => {
  test.setTimeout(180_000)
  const [data, old] = ['data', 'old'].map((name) => join(town.folder, name)) as [string, string]
  const times: string[] = []
  let since = Date.now()
  const done = (what: string) => {
    times.push(`${what} ${((Date.now() - since) / 1000).toFixed(1)} s`)
    since = Date.now()
  }
  const hears = (folder: string, ...words: string[]) =>
    expect
      .poll(() => words.filter((word) => !onDisk(folder).said.some((line) => line.includes(word))))
      .toEqual([])
  const headline = (page: Page, words: string) => expect(page.locator('#notices')).toContainText(words)

  const [first, second, lost] = await Promise.all([open(), open(), open()])
  await enrol(first.page, town.code(), '当番の携帯')
  const code = async () => {
    const person = { name: '宿直 甲', office: 'responder' }
    const answer = await first.page.request.post('/api/v2/invitations', { data: person })
    return (await answer.json()).code
  }
  const enrolled = async (page: Page, name: string) => enrol(page, await code(), name)
  await Promise.all([enrolled(second.page, '二台目'), enrolled(lost.page, '失われる携帯')])
  const incident = await record(first.page, '控えにある事案', '障害の疑い')
  await hears(data, '控えにある事案')
  const copy = /控え: (.+)/.exec(await town.command('backup'))?.[1] ?? ''
  done('three phones, a backup')

  await Promise.all([record(lost.page, '失われた携帯の事案'), record(second.page, '控えにない事案')])
  await visit(second.page, `${incident}/form1/details`)
  await second.page.getByText('写真・書類を加える').click()
  await second.page.getByLabel('写真を撮る・選ぶ').setInputFiles(photograph)
  await second.page.getByLabel('写っているもの').fill('警告ランプ')
  await second.page.getByRole('button', { name: '写真・書類を保存する' }).click()
  await expect.poll(() => onDisk(data).pictures).toBe(1)
  // Two of them are the server's own: whose code the second phone came in by, and the third.
  await expect.poll(async () => (await heldRows(first.page)).filter(({ receipt }) => receipt).length).toBe(9)
  await lost.close()
  done('what the copy lacks')

  await Promise.all([first.goOffline(), second.goOffline()])
  await town.kill()
  await rename(data, old)
  await copyFile(`${data}.seal.key`, `${old}.seal.key`)
  await record(first.page, '機械のない間の事案')
  await town.command('restore', copy, '--yes')
  await town.start()
  done('the loss, and the restore')

  await first.goOnline()
  await hears(data, '失われた携帯の事案', '控えにない事案', '警告ランプ', '機械のない間の事案')
  expect(onDisk(data).pictures).toBe(0)
  done('the first phone is back')

  await town.kill()
  await town.start({ data: 'old' })
  await second.goOnline()
  await record(second.page, '古い機械に言った事案')
  await hears(old, '古い機械に言った事案')
  await record(first.page, '古い機械に言わない事案')
  await headline(first.page, '古いサーバーにつながっています')
  expect(onDisk(old).said.join()).not.toContain('機械のない間の事案')
  done('the old machine at its address')

  await town.kill()
  await town.start()
  for (const phone of [second, first]) {
    await phone.goOffline()
    await phone.goOnline()
  }
  await hears(data, '古い機械に言った事案', '古い機械に言わない事案')
  await expect.poll(() => onDisk(data).pictures).toBe(1)
  const lines = onDisk(data).said.toSorted()
  for (const { page } of [first, second]) {
    await expect
      .poll(async () =>
        (await heldRows(page))
          .filter(({ pending }) => !pending)
          .map(({ line }) => line)
          .toSorted(),
      )
      .toEqual(lines)
    await expect(page.locator('#sync-status')).toContainText('サーバー保存済み')
    await expect(page.locator('#notices .alarm')).toHaveCount(0)
  }
  done('all at the new machine')
  expect(await town.command('verify')).toContain('誤りは見つかりませんでした')
  console.log(times.join(', '))
})
