// The palette of app/ui/colours.css (別記, 1-3): whatever text stands on whatever ground, in light and in dark, it is read
// at 7:1, the ratio of WCAG's level AAA. Pairs are judged, not screens, so that no screen is needed in both schemes.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const app = fileURLToPath(new URL('../../../app', import.meta.url))
const tokens = readFileSync(
  fileURLToPath(import.meta.resolve('@digital-go-jp/design-tokens')).replace(/[^/]+$/, 'tokens.css'),
  'utf8',
)
const palette = readFileSync(join(app, 'ui/colours.css'), 'utf8')

const leastRatio = 7
const inks = ['ink', 'ink-2', 'key', 'call', 'alarm', 'caution', 'warn']
const grounds = ['page', 'sunk', 'key-soft', 'call-soft', 'alarm-soft', 'warn-soft']
const ownInks = { key: 'key-ink', call: 'call-ink', drill: 'drill-ink' }
const pairs = [
  ...inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const)),
  ...Object.entries(ownInks).map(([ground, ink]) => [ink, ground] as const),
]

const plain = new Set(['none', 'inherit', 'transparent', 'currentColor'])
/** 訓練 across a page and what stands behind a dialog: nothing is read there. */
const noText = [
  'incident-view/drill-mark.css: color-mix(in srgb, currentColor 9%, transparent)',
  'incident-view/drill-mark.css: color-mix(in srgb, currentColor 13%, transparent)',
  'ui/elements.css: #0009',
]

const [light = new Map<string, string>(), , inDark] = [...palette.matchAll(/:root \{([^}]*)\}/g)].map(
  ([, block = '']) => declared(block),
)
const theirs = declared(tokens)
const schemes = { light, dark: new Map([...light, ...(inDark ?? [])]) }

describe.each(Object.entries(schemes))('in %s', (_name, scheme) => {
  it.each(pairs)('[別記][1-3] %s on %s is read at 7:1', (ink, ground) => {
    expect(contrast(colour(scheme, ink), colour(scheme, ground))).toBeGreaterThanOrEqual(leastRatio)
  })
})

it('[別記][1-3] the dark scheme says another colour for every text and ground but a drill', () => {
  const named = new Set(pairs.flat().filter((name) => !name.startsWith('drill')))
  expect([...named].filter((name) => !inDark?.has(`--${name}`))).toEqual([])
})

it('[別記][1-3] text and grounds take their colours from those pairs alone', () => {
  const texts = [...inks, ...Object.values(ownInks)]
  const behind = [...grounds, ...Object.keys(ownInks)]
  const others = styles().filter(({ name, value }) => {
    const used = /^var\(--([\w-]+)/.exec(value)?.[1]
    return used === undefined ? !plain.has(value) : !(name === 'color' ? texts : behind).includes(used)
  })
  expect(others.map(({ file, value }) => `${file}: ${value}`)).toEqual(noText)
})

it('a ratio is what WCAG says it is', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#767676', '#ffffff')).toBeLessThan(leastRatio)
})

/** The custom properties of a block, as they are written. */
function declared(css: string): Map<string, string> {
  return new Map(
    [...css.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
  )
}

/** A name of the palette as `#rrggbb`, through what it refers to. */
function colour(scheme: Map<string, string>, name: string): string {
  const value = scheme.get(`--${name}`) ?? theirs.get(`--${name}`) ?? ''
  const [, other] = /^var\(--([\w-]+)\)$/.exec(value) ?? []
  return other === undefined ? value : colour(scheme, other)
}

/** Contrast ratio (WCAG 2.2, 1.4.3) of two colours written as `#rrggbb`. */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(hex: string): number {
  expect(hex).toMatch(/^#[0-9a-f]{6}$/)
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** What the app's styles say of the colour of texts and of what stands behind them. */
function styles(): { file: string; name: string; value: string }[] {
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => /\.(?:vue|css|html)$/.test(file))
    .flatMap((file) =>
      [
        ...readFileSync(join(app, file), 'utf8').matchAll(/[\s;{](color|background(?:-color)?): ([^;]+);/g),
      ].map(([, name = '', value = '']) => ({ file, name, value })),
    )
}
