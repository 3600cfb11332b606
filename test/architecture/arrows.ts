// Who may import whom: the arrows between the rooms, as rules of dependency-cruiser. Every way to import counts, of types
// too, in components too.
import { cruise } from 'dependency-cruiser'
import type { ICruiseResult, IRegularForbiddenRuleType } from 'dependency-cruiser'

const rooms = ['app', 'server', 'shared', 'test']
const sharedPackages = packages('zod', 'uuid', '@noble/hashes', '@holiday-jp/holiday_jp')
/** Every folder of the app that is not of its foundation. */
const feature =
  '^app/(?!(?:record|sync|offline|ui|words|facts|forms|incident-view|paper|bundle|public)/)([^/]+)/'
/** What screens share, each room importing those before it. */
const sharedByScreens = ['words', 'facts', 'forms', 'incident-view', 'paper', 'bundle']
const featureDoors = '^app/(?:main\\.ts|App\\.vue|router\\.ts)$'
const sqlite = '^(?:node:)?sqlite$'

const forbidden: IRegularForbiddenRuleType[] = [
  never(
    'app and server never import each other',
    { path: '^(app|server)/' },
    { path: '^(app|server)/', pathNot: '^$1/' },
  ),
  never('only test imports test', { pathNot: '^test/' }, { path: '^test/' }),
  never(
    'shared imports shared and its few packages alone',
    { path: '^shared/' },
    { pathNot: ['^shared/', sharedPackages] },
  ),
  never(
    'the holiday list is read by shared/plan/holidays.ts alone',
    { pathNot: ['^shared/plan/holidays\\.ts$', '^test/'] },
    { path: packages('@holiday-jp/holiday_jp') },
  ),
  // Within shared: plan ◄ incident ◄ rules, sync ► incident.
  never('plan imports plan', { path: '^shared/plan/' }, within('plan')),
  never('incident imports plan', { path: '^shared/incident/' }, within('incident', 'plan')),
  never('rules imports incident, plan', { path: '^shared/rules/' }, within('rules', 'incident', 'plan')),
  never('sync imports incident', { path: '^shared/sync/' }, within('sync', 'incident')),
  never('features never import features', { path: feature }, { path: feature, pathNot: '^app/$1/' }),
  never(
    'only main, App and router import features',
    { path: '^app/', pathNot: [feature, featureDoors] },
    { path: feature },
  ),
  ...sharedByScreens.map((one, at) =>
    never(
      `${one} imports what stands before it`,
      { path: `^app/${one}/` },
      { path: `^app/(?:${sharedByScreens.slice(at + 1).join('|') || 'none'})/` },
    ),
  ),
  never(
    'log and derived never import state',
    { path: '^app/record/(?:log|derived)/' },
    { path: '^app/record/state/' },
  ),
  never('record never imports sync', { path: '^app/record/' }, { path: '^app/sync/' }),
  never('only app/record imports dexie', { pathNot: '^(?:app/record|test)/' }, { path: packages('dexie') }),
  never('the app runs in a browser', { path: '^app/' }, { dependencyTypes: ['core'] }),
  never(
    'routes know the storage interface, no database',
    { path: '^server/routes/' },
    { path: ['^server/storage/(?:sqlite|postgres)', sqlite, packages('pg', 'kysely')] },
  ),
  never(
    'only server/storage/sqlite.ts imports node:sqlite',
    { pathNot: ['^server/storage/sqlite\\.ts$', '^test/'] },
    { path: sqlite },
  ),
]

function never(
  name: string,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to'],
): IRegularForbiddenRuleType {
  return { name, severity: 'error', from, to }
}

function within(...sharedRooms: string[]) {
  return { path: '^shared/', pathNot: `^shared/(?:${sharedRooms.join('|')})/` }
}

/** Where they are installed, and as they are written where they are not. */
function packages(...names: string[]): string {
  return `(?:^|node_modules/)(?:${names.join('|')})(?:/|$)`
}

/** What is imported against the arrows in the rooms of this folder: `file → other: rule`, one line each. */
export async function brokenArrows(folder: string): Promise<string[]> {
  const { output } = await cruise(rooms, {
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden },
    tsPreCompilationDeps: true,
    // `#plan` as its types stand: what is behind it differs between Node and the app.
    enhancedResolveOptions: { conditionNames: ['types', 'import', 'default'] },
    doNotFollow: { path: 'node_modules' },
  })
  return (output as ICruiseResult).summary.violations.map(
    ({ from, to, rule }) => `${from} → ${to}: ${rule.name}`,
  )
}
