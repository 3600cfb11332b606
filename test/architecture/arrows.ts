// Who may import whom: the arrows between the rooms, as one table of rules.
import path from 'node:path'

/** A file and what it imports, as written there. */
export type Module = { file: string; imports: string[] }

/** One import, both ends told: `to` is a path from the top for what is ours, else the package as written. */
type Arrow = { from: string; to: string; ours: boolean }

type Rule = { rule: string; breaks: (arrow: Arrow) => boolean }

const sharedPackages = ['zod', 'uuid', '@noble/hashes']
const holidayPackage = '@holiday-jp/holiday_jp'
const appFoundation = [
  'record',
  'sync',
  'offline',
  'ui',
  'words',
  'forms',
  'incident-view',
  'paper',
  'bundle',
  'public',
]
/** What screens share, each room importing those before it alone. */
const sharedByScreens = ['words', 'forms', 'incident-view', 'paper', 'bundle']
const featureDoors = ['app/main.ts', 'app/App.vue', 'app/router.ts']
const storageImplementation = /^server\/storage\/(?:sqlite|postgres)/
const databasePackages = ['node:sqlite', 'pg', 'kysely']

const sharedRooms: Record<string, string[]> = {
  plan: ['plan'],
  incident: ['plan', 'incident'],
  rules: ['plan', 'incident', 'rules'],
  sync: ['incident', 'sync'],
}

const rules: Rule[] = [
  { rule: 'app and server never import each other', breaks: ({ from, to }) => areApart(top(from), top(to)) },
  { rule: 'only test imports test', breaks: ({ from, to }) => top(to) === 'test' && top(from) !== 'test' },
  {
    rule: 'shared imports shared alone',
    breaks: ({ from, to, ours }) => top(from) === 'shared' && ours && top(to) !== 'shared',
  },
  {
    rule: 'shared is pure: zod, uuid and hashes are its only packages',
    breaks: ({ from, to, ours }) =>
      top(from) === 'shared' &&
      !ours &&
      ![...sharedPackages, holidayPackage].some((name) => isPackage(to, name)),
  },
  {
    rule: 'the holiday list is read by shared/plan/holidays.ts alone',
    breaks: ({ from, to }) =>
      isPackage(to, holidayPackage) && from !== 'shared/plan/holidays.ts' && top(from) !== 'test',
  },
  {
    rule: 'within shared: plan ◄ incident ◄ rules, sync ► incident',
    breaks: ({ from, to }) =>
      top(from) === 'shared' && top(to) === 'shared' && !(sharedRooms[room(from)] ?? []).includes(room(to)),
  },
  {
    rule: 'our own files are imported by relative paths',
    breaks: ({ to, ours }) => !ours && /^(?:[/#~]|@\/|(?:app|server|shared|test)(?:\/|$))/.test(to),
  },
  {
    rule: 'features never import features',
    breaks: ({ from, to }) => feature(from) !== null && feature(to) !== null && feature(from) !== feature(to),
  },
  {
    rule: 'only main, App and router import features',
    breaks: ({ from, to }) =>
      top(from) === 'app' && feature(to) !== null && feature(from) === null && !featureDoors.includes(from),
  },
  {
    rule: 'what screens share: words ◄ forms ◄ incident-view ◄ paper ◄ bundle',
    breaks: ({ from, to }) => {
      const place = sharedByScreens.indexOf(appRoom(from))
      return place !== -1 && sharedByScreens.indexOf(appRoom(to)) > place
    },
  },
  {
    rule: 'within record: log and derived never import state',
    breaks: ({ from, to }) =>
      /^app\/record\/(?:log|derived)\//.test(from) && to.startsWith('app/record/state/'),
  },
  {
    rule: 'record never imports sync',
    breaks: ({ from, to }) => from.startsWith('app/record/') && to.startsWith('app/sync/'),
  },
  {
    rule: 'only app/record imports dexie',
    breaks: ({ from, to }) => isPackage(to, 'dexie') && !/^(?:app\/record|test)\//.test(from),
  },
  {
    rule: 'the app runs in a browser',
    breaks: ({ from, to }) => top(from) === 'app' && to.startsWith('node:'),
  },
  {
    rule: 'routes know the storage interface, no database',
    breaks: ({ from, to }) =>
      from.startsWith('server/routes/') &&
      (storageImplementation.test(to) || databasePackages.some((name) => isPackage(to, name))),
  },
  {
    rule: 'only server/storage/sqlite.ts imports node:sqlite',
    breaks: ({ from, to }) => to === 'node:sqlite' && !/^(?:server\/storage\/sqlite\.ts$|test\/)/.test(from),
  },
]

/** What is imported against the arrows: `file imports other: rule`, one line each. */
export function brokenArrows(modules: Module[]): string[] {
  return modules.flatMap(({ file, imports }) =>
    imports.flatMap((written) => {
      const ours = written.startsWith('.')
      const to = ours ? path.posix.normalize(path.posix.join(path.posix.dirname(file), written)) : written
      const broken = rules.filter(({ breaks }) => breaks({ from: file, to, ours }))
      return broken.map(({ rule }) => `${file} imports ${written}: ${rule}`)
    }),
  )
}

function top(file: string): string {
  return file.split('/', 1)[0] ?? ''
}

function room(file: string): string {
  return file.split('/')[1] ?? ''
}

function appRoom(file: string): string {
  return top(file) === 'app' ? room(file) : ''
}

/** The feature a file of the app belongs to, or null: every folder of the app that is not of its foundation. */
function feature(file: string): string | null {
  const [first, second, third] = file.split('/')
  if (first !== 'app' || second === undefined || third === undefined) return null
  return appFoundation.includes(second) ? null : second
}

function areApart(one: string, other: string): boolean {
  return (one === 'app' && other === 'server') || (one === 'server' && other === 'app')
}

function isPackage(written: string, name: string): boolean {
  return written === name || written.startsWith(`${name}/`)
}
