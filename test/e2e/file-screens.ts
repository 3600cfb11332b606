// The screens of files and of what was set aside, with something on each, for whoever looks at them all.
import type { Page } from '@playwright/test'
import { zipSync } from 'fflate'
import { operationsFile, sumsFile, writeBundleLine, writeSums } from '../../shared/sync/bundle.ts'
import { bytesOf, digest, genesis } from '../../shared/sync/chain.ts'
import { devices, intake, operation } from '../people.ts'
import { visit } from './acts.ts'
import { enrolmentOf, sendAgain } from './held.ts'
import type { LookAt } from './screens.ts'

/** On an enrolled device that holds an incident. */
export async function eachFileScreen(page: Page, look: LookAt): Promise<void> {
  await visit(page, '/office/set-aside')
  await page.getByText('待っているものはありません').waitFor()
  await look({ name: '保留の記録(なし)', page })
  await visit(page, '/office/files')
  await page.getByLabel(/^すべて/).uncheck()
  await page.getByRole('checkbox').nth(1).check()
  await page.getByRole('button', { name: '記録のファイルを保存する(zip)' }).click()
  await page.getByText(/^照合の値/).waitFor()
  await look({ name: '書き出し・取り込み', page })
  await visit(page, '/office/files/in')
  await page
    .getByLabel('記録のファイル(zip)')
    .setInputFiles({ name: '記録.zip', mimeType: 'application/zip', buffer: spoiledBundle() })
  await page.getByText('書き出したときと違うところが').waitFor()
  await look({ name: '記録のファイルを取り込む', page })
  await setAsideHere(page)
  await visit(page, '/office/set-aside')
  await page.getByRole('button', { name: '入れない' }).first().click()
  await page.getByText('入れない理由を書いてください').waitFor()
  for (const content of await page.getByText('届いたままの内容').all()) await content.click()
  await look({ name: '保留の記録', page })
}

/** Two incidents and a drill; a line and a file have changed, one is missing. */
function spoiledBundle(): Buffer {
  const drill = operation('v1.intakeReceived', { what: '訓練の端末が起動しない', drill: true })
  const lines = [intake(), { ...drill, subject: drill.id }].map((one) =>
    writeBundleLine(null, JSON.stringify(one)),
  )
  const changed = writeBundleLine(null, JSON.stringify(intake())).replace('住基', '住所')
  const digests = new Map([
    [operationsFile, digest(bytesOf(lines.join('\n')))],
    ['index.html', digest(bytesOf(''))],
  ])
  const files = {
    [operationsFile]: bytesOf([...lines, changed].join('\n')),
    [sumsFile]: bytesOf(writeSums(digests)),
  }
  return Buffer.from(zipSync(files))
}

/** A line that no program reads, and one of another device. */
async function setAsideHere(page: Page): Promise<void> {
  const { record } = await enrolmentOf(page)
  const relayed = JSON.stringify(intake({ device: devices.officePhone }))
  await sendAgain(page, record, genesis(record).hash, [`{"${'途中で切れた'.repeat(20)}`, relayed])
}
