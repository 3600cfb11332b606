// Cache Storage 退避の置き場 of a device, as the lifeboat uses it: what the deletion of the database does not take.
import type { Caches } from '../../app/record/log/take-aboard.ts'

const origin = 'http://town.test'

/** By name of the cache, by address, the bytes. */
export type Shelf = Map<string, Map<string, Uint8Array<ArrayBuffer>>>

export function cachesOn(shelf: Shelf): Caches {
  return {
    has: async (name) => shelf.has(name),
    open: async (name) => {
      const kept = shelf.get(name) ?? new Map<string, Uint8Array<ArrayBuffer>>()
      shelf.set(name, kept)
      return {
        keys: async () => [...kept.keys()].map((address) => new Request(address)),
        match: async (of) => {
          const bytes = kept.get(addressOf(of))
          return bytes && new Response(bytes)
        },
        put: async (of, answer) => void kept.set(addressOf(of), new Uint8Array(await answer.arrayBuffer())),
        delete: async (of) => kept.delete(addressOf(of)),
      }
    },
  }
}

export function copyOfShelf(shelf: Shelf): Shelf {
  return new Map([...shelf].map(([name, kept]) => [name, new Map(kept)]))
}

function addressOf(of: RequestInfo | URL): string {
  return new URL(of instanceof Request ? of.url : of, origin).href
}
