// A structured clone of what our databases hold, in a tenth of the time: fake-indexeddb makes one of each row that is read.
const { structuredClone: whole } = globalThis

globalThis.structuredClone = <T>(value: T): T => copyOf(value)

function copyOf<T>(value: T): T
function copyOf(value: unknown): unknown {
  if (!isObject(value)) return value
  if (Array.isArray(value))
    return value.some(isObject) ? value.map((one: unknown) => copyOf(one)) : value.slice()
  if (value instanceof Uint8Array) return value.slice()
  if (Object.getPrototypeOf(value) !== Object.prototype) return whole(value)
  const copy: Record<string, unknown> = { ...value }
  for (const key in copy) if (isObject(copy[key])) copy[key] = copyOf(copy[key])
  return copy
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
