// The town's own record, full, with every form open and what is wrong said, for whoever looks at the screens.
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { visit } from './acts.ts'
import type { Said } from './said-in.ts'
import type { LookAt } from './screens.ts'

export const ordinanceFile = {
  name: '計画書.txt',
  mimeType: 'text/plain',
  buffer: readFileSync(new URL('../plan/ordinance.txt', import.meta.url)),
}

export const townRecord: readonly Said[] = [
  {
    type: 'v1.contactEntered',
    body: {
      contact: 'agency',
      entry: { office: 'agency', name: '全国センター窓口', number: '0312345678', whileLocked: true },
    },
  },
  {
    type: 'v1.contactEntered',
    body: {
      contact: 'own',
      entry: {
        office: 'maintainer',
        name: '保守委託事業者 夜間窓口',
        number: '0749000001',
        whileLocked: true,
      },
    },
  },
  {
    type: 'v1.numberConfirmed',
    body: { contact: 'own', number: '0749000001', reached: true, what: '夜間は折返し' },
  },
  {
    type: 'v1.officeEntered',
    body: { office: 'identityManager', post: '住民課長', holders: ['管理 乙', '宿直 甲', '統括 丁'] },
  },
  { type: 'v1.memberNamed', body: { member: '委員 一', number: '0749000002' } },
  { type: 'v1.hoursEntered', body: { openMinute: 540, closeMinute: 1020 } },
  { type: 'v1.closedDayEntered', body: { day: '2026-12-28', name: '臨時休庁' } },
  { type: 'v1.procedureEntered', body: { what: '1 CSの通信ケーブルを抜く\n2 時刻を書き留める' } },
  { type: 'v1.approvalColumnsEntered', body: { columns: ['町長', '統括責任者', '課長'] } },
  {
    type: 'v1.measureRowEntered',
    body: {
      row: 'own-row',
      entry: {
        group: 1,
        noticedBy: 'town',
        event: '庁内LANの監視装置の警告',
        measures: [{ text: '監視装置のログを保全', verb: 'acts' }],
      },
    },
  },
  {
    type: 'v1.agendaItemEntered',
    body: { item: 'own-item', entry: { name: '議会への報告', examples: '議長への連絡等' } },
  },
]

/** What brings a part's messages up, beside what stands open. */
const complete: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  contacts: async (page) => {
    await page.getByLabel('名称・氏名(課・会社・人)').last().fill('')
    await page.getByLabel('電話番号').last().fill('0749-00-00')
    await page.getByRole('button', { name: '登録する' }).last().click()
    await page.getByText('桁が足りません').waitFor()
  },
  hours: async (page) => {
    await page.getByLabel('終わり').fill('08:00')
    await page.getByRole('button', { name: '登録する' }).first().click()
    await page.getByText('始まりより後').waitFor()
  },
  measures: async (page) => {
    await page.getByRole('button', { name: '登録する' }).last().click()
    await page.getByText('措置を1つ以上').waitFor()
  },
  ordinance: async (page) => {
    await page.getByLabel('本文のファイル').setInputFiles(ordinanceFile)
    await page.getByRole('heading', { name: '取り込む内容' }).waitFor()
  },
}

/** `path` below /town, and what its heading says; the other parts are made of the same pieces. */
const parts = {
  contacts: '連絡先',
  offices: '職と代理',
  hours: '県の業務時間と休日',
  procedure: '切離しの手順',
  measures: '町の緊急措置例',
  ordinance: '計画書の本文',
} as const

export async function eachTownScreen(page: Page, look: LookAt): Promise<void> {
  await visit(page, '/town')
  await page.getByRole('link', { name: '計画書の本文' }).waitFor()
  await look({ name: '町の記録', page })
  for (const [path, name] of Object.entries(parts)) {
    await visit(page, `/town/${path}`)
    await page.getByRole('heading', { level: 1, name }).waitFor()
    await page.getByRole('heading', { name: '変更の履歴' }).waitFor()
    await page
      .locator('.town .folded-form:not([open]) > summary')
      .evaluateAll((summaries: HTMLElement[]) => summaries.forEach((summary) => summary.click()))
    await complete[path]?.(page)
    await look({ name: `町の記録 ${name}`, page })
  }
}
