// Deterministic workload: N incident timeline entries, about 600 bytes of JSON each.
const WORDS = (
  'water main flooded basement pump arrived crew road closed signal generator ' +
  'tree down line power checked resident moved shelter radio battery bridge level rising photo ' +
  'taken gate locked key office called back waiting ambulance north south river camp medical'
).split(' ')
const KINDS = ['note', 'photo', 'status', 'call', 'arrival', 'hazard']
const T0 = 1767225600000 // 2026-01-01T00:00:00Z

function rng(seed) {
  // mulberry32
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export function makeDocs(n, seed = 7) {
  const r = rng(seed)
  const out = Array.from({ length: n })
  for (let i = 0; i < n; i++) {
    const at = T0 + i * 61000
    let text = ''
    while (text.length < 390) text += WORDS[(r() * WORDS.length) | 0] + ' '
    const hex = ((r() * 2 ** 32) >>> 0).toString(16).padStart(8, '0')
    out[i] = {
      id: 'e' + at.toString(36).padStart(9, '0') + hex, // sorts by time
      incident: 'inc-' + String((r() * 200) | 0).padStart(4, '0'),
      kind: KINDS[(r() * KINDS.length) | 0],
      at,
      author: 'unit-' + ((r() * 40) | 0),
      device: 'phone-' + hex,
      lat: Number((48 + r()).toFixed(6)),
      lon: Number((16 + r()).toFixed(6)),
      priority: (r() * 5) | 0,
      text: text.trim(),
      updatedAt: at,
    }
  }
  return out
}
