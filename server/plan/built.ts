// Whether the app that is served was built for the plan that the server reads: else its pages would dial another town's
// numbers. Rule PL4.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** True where nothing was built yet. `assets`: the folder of the built app. */
export function isBuiltFor(digest: string, assets: string): boolean {
  try {
    return readFileSync(join(assets, 'plan.sha256'), 'utf8') === digest
  } catch {
    return true
  }
}
