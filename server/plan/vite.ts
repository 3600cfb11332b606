// `#plan` where the app is built: each table a module of its own, so that a screen brings along the tables it shows.
import type { Plugin } from 'vite'
import { planFolder } from './folder.ts'
import { readPlan } from './read-plan.ts'
import { tablesOf } from './tables.ts'

const specifier = '#plan'
/** A server gives modules out by address, where `#` would begin what is never sent. */
const whole = 'virtual:town-plan'

/** @throws PlanError as the build starts. */
export function townPlan(folder = planFolder()): Plugin {
  const tables = Object.entries(tablesOf(readPlan(folder).plan))
  const scripts = new Map([
    [whole, tables.map(([name]) => `export { ${name} } from '${whole}/${name}'`).join('\n')],
    ...tables.map(
      ([name, table]) => [`${whole}/${name}`, `export const ${name} = ${JSON.stringify(table)}`] as const,
    ),
  ])
  return {
    name: 'town-plan',
    enforce: 'pre',
    resolveId(asked) {
      const id = asked === specifier ? whole : asked
      return scripts.has(id) ? { id: `\0${id}`, moduleSideEffects: false } : null
    },
    load: (id) => (id.startsWith('\0') ? (scripts.get(id.slice(1)) ?? null) : null),
  }
}
