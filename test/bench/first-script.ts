// Measure (b): the script that `/` needs before it is idle, in the bytes that our own server sends for it: what stands
// in the page, the entry, and what the entry imports. Screens come later, by `import()`, and are counted apart.
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { get } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { createGunzip, gzipSync } from 'node:zlib'
import { openTown, root } from '../e2e/town.ts'

export type FirstScript = { firstBytes: number; laterBytes: number; files: Record<string, number> }

/** Sizes in bytes, gzipped; `files` names each one of them, the page's inline script as `inline`. */
export async function firstScript(): Promise<FirstScript> {
  const town = await openTown(new Date().toISOString())
  try {
    const page = await fetchZipped(`${town.url}/`)
    const inline = [...page.text.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script]) => script)
    const files: Record<string, number> = { inline: gzipSync(inline.join('')).length }
    // The page's own lines start the app by import(); that it comes a moment later makes it no smaller.
    const [entry] = /(?<=import\(")[^"]+/.exec(page.text) ?? []
    if (entry === undefined) throw new Error('the page starts no app')
    const waiting = [entry]
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const { bytes, text: script } = await fetchZipped(town.url + path)
      files[path] = bytes
      const imported = staticImports(script).map((name) => `/assets/${name}`)
      waiting.push(...imported.filter((name) => !(name in files)))
    }
    const firstBytes = sum(Object.values(files))
    for (const name of await readdir(join(root, 'dist/assets'))) {
      const path = `/assets/${name}`
      if (path.endsWith('.js')) files[path] ??= (await fetchZipped(town.url + path)).bytes
    }
    return { firstBytes, laterBytes: sum(Object.values(files)) - firstBytes, files }
  } finally {
    await town.end()
  }
}

/** `import{a as b}from"./c.js"` and `import"./c.js"`, as the build writes them; not `import("./c.js")`. */
function staticImports(script: string): string[] {
  return [...script.matchAll(/\bimport(?:[^;"'`(]*\bfrom)?\s*["'`]\.\/([^"'`]+)/g)].map(
    ([, name]) => name ?? '',
  )
}

/** The answer's body as it came over the line, and as text. */
async function fetchZipped(url: string): Promise<{ bytes: number; text: string }> {
  const request = get(url, { headers: { 'accept-encoding': 'gzip' } })
  const [answer] = await once(request, 'response')
  // The smallest files go out as they are.
  const zipped = answer.headers['content-encoding'] === 'gzip'
  let bytes = 0
  answer.on('data', (part: Buffer) => (bytes += part.length))
  return { text: await text(zipped ? answer.pipe(createGunzip()) : answer), bytes }
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0)
}
