// `#plan` where the app is built: each table a module of its own, so that a screen brings along the tables it shows.
import type { Plugin } from 'vite'
import { planFolder } from './folder.ts'
import { readPlan } from './read-plan.ts'

const name = '#plan'

/** @throws PlanError as the build starts. */
export function townPlan(folder = planFolder()): Plugin {
  const tables = Object.entries(readPlan(folder).plan)
  const scripts = new Map([
    [name, tables.map(([file]) => `export { ${file} } from '${name}/${file}'`).join('\n')],
    ...tables.map(
      ([file, table]) => [`${name}/${file}`, `export const ${file} = ${JSON.stringify(table)}`] as const,
    ),
  ])
  return {
    name: 'town-plan',
    enforce: 'pre',
    resolveId: (id) => (scripts.has(id) ? { id: `\0${id}`, moduleSideEffects: false } : null),
    load: (id) => scripts.get(id.replace('\0', '')) ?? null,
  }
}
