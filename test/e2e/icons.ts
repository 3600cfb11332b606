// `npm run icons`: the pictures a home screen shows, drawn from app/public/icon.svg into the same folder.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { chromiumFlags, headlessShellPath } from './chromium.mjs'

const folder = new URL('../../app/public/', import.meta.url)

/** What stands by itself has round corners; the others are cut to shape by the phone. */
const icons = [
  { file: 'icon-192.png', size: 192, rounded: true },
  { file: 'icon-512.png', size: 512, rounded: true },
  { file: 'icon-maskable-512.png', size: 512, rounded: false },
  { file: 'apple-touch-icon.png', size: 180, rounded: false },
]

const svg = await readFile(new URL('icon.svg', folder), 'utf8')
const browser = await chromium.launch({ executablePath: headlessShellPath(), args: chromiumFlags })
for (const { file, size, rounded } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(
    `<style>body { margin: 0 } svg { display: block; border-radius: ${rounded ? 20 : 0}% }</style>${svg}`,
  )
  await page.screenshot({ path: fileURLToPath(new URL(file, folder)), omitBackground: true })
}
await browser.close()
console.log(`icons: ${fileURLToPath(folder)}`)
