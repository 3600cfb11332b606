import { enrol, record, installed } from './acts.ts'
import { callLinks } from './call-screen.ts'
import { test, expect } from './night.ts'
import { say } from './said-in.ts'
const entered = (
  contact: string,
  office: string | null,
  name: string,
  number: string,
  whileLocked = true,
) => ({
  type: 'v1.contactEntered' as const,
  body: { contact, entry: { office, name, number, whileLocked } },
})
const out = '/tmp/numbers-shots'
test('look', async ({ open, town }) => {
  test.setTimeout(200_000)
  const phone = await open()
  const { page } = phone
  const shot = async (name: string, full = true) => {
    for (const [w, h] of [
      [390, 844],
      [320, 568],
      [1280, 800],
    ] as const) {
      await page.setViewportSize({ width: w, height: h })
      await page.screenshot({ path: `${out}/${name}-${w}.png`, fullPage: full })
    }
    await page.setViewportSize({ width: 390, height: 844 })
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.screenshot({ path: `${out}/${name}-dark.png`, fullPage: full })
    await page.emulateMedia({ colorScheme: 'light' })
  }
  await page.goto('/')
  await page.getByText('未登録').first().waitFor()
  await shot('calls-empty', false)
  await page.goto('/readiness')
  await page.getByText('町の備えに足りないもの').waitFor()
  await page.waitForTimeout(1500)
  await shot('ready-empty')
  await enrol(page, town.code(), '宿直の携帯')
  const url = await record(page, '住基端末が起動しない')
  await say(page, Date.now() + town.shiftMs, 'town', [
    entered('prefectureNight', 'prefecture', '滋賀県総務部自治振興課(夜間・休日時)', '0771112222'),
    entered('maintainer-1', 'maintainer', '保守委託事業者 夜間当番', '09012345678'),
    entered('responder-1', 'responder', '宿直 甲', '0749000001'),
    entered('mayor-1', 'mayor', '町長', '09000000000', false),
    { type: 'v1.memberNamed', body: { member: '委員 一', number: '0749000000' } },
    { type: 'v1.memberNamed', body: { member: '委員 二', number: null } },
    {
      type: 'v1.officeEntered',
      body: { office: 'identityManager', post: '住民課長', holders: ['管理 乙', '宿直 甲'] },
    },
    {
      type: 'v1.numberConfirmed',
      body: { contact: 'agency', number: '0352140908', reached: true, what: null },
    },
    {
      type: 'v1.numberConfirmed',
      body: { contact: 'responder-1', number: '0749000001', reached: false, what: null },
    },
  ])
  await page.goto('/')
  await expect(callLinks(page)).toHaveCount(5)
  await shot('calls-full')
  await page.goto('/readiness')
  await page.getByText('確認の電話をかける').first().waitFor()
  await page.locator('.check-call').first().click()
  await page.getByText('いまの電話はどうでしたか').waitFor()
  await page.waitForTimeout(500)
  await shot('ready-full')
  await page.goto('/pocket-card')
  await page.locator('.card-panel').first().waitFor()
  await shot('card')
  await page.pdf({ path: `${out}/card.pdf`, preferCSSPageSize: true })
  await page.goto(url)
  await page.getByRole('heading', { name: '次にすること' }).waitFor()
  await shot('incident')
})
