// Routes. The call screen is no component: it stands in index.html, and `/` only uncovers it. The other screens come
// behind it, in two files (vite.config.ts): what a night needs, and what can wait.
import { formHeading } from '../shared/plan/forms.ts'
import { officeName } from '../shared/plan/offices.ts'
import { createRouter, createWebHistory } from 'vue-router'
import type { RouteComponent, RouteRecordRaw } from 'vue-router'
import { showMarks } from './record/derived/first-paint-memory.ts'
import { keepFocus } from './ui/keep-focus.ts'
import { entitle } from './ui/title.ts'
import NotLoaded from './ui/NotLoaded.vue'

/** Nothing to draw: the page itself holds the call screen. */
const CallScreen = { render: () => null }

type Load = () => Promise<{ default: RouteComponent }>
const loads: (() => Promise<RouteComponent>)[] = []

/** The desk's part of every screen: its keys, and the table beside the numbers. */
export const deskFrame = screen(() => import('./office/DeskFrame.vue'))

const takeIntake = () => import('./intake/IntakeScreen.vue')
const IncidentTable = screen(() => import('./office/IncidentTable.vue'))

const routes: RouteRecordRaw[] = [
  { path: '/', alias: '/index.html', name: 'calls', component: CallScreen, meta: { title: '電話' } },
  route('/record', 'intake', '事案を記録する', takeIntake),
  {
    path: '/incidents',
    name: 'incidents',
    components: { default: screen(() => import('./incidents/IncidentList.vue')), desk: IncidentTable },
    meta: { title: '事案' },
  },
  route('/incidents/:id', 'incident', '事案', () => import('./incidents/IncidentScreen.vue')),
  route('/incidents/:id/threat', 'threat', '脅威度の判定', () => import('./threats/ThreatScreen.vue')),
  route(
    '/incidents/:id/form1/:step?',
    'form1',
    formHeading('別紙1'),
    () => import('./intake/Form1Screen.vue'),
  ),
  route('/incidents/:id/call/:office', 'tell', '何を伝えるか', () => import('./telling/TellScreen.vue')),
  route('/incidents/:id/fault', 'fault', '障害の特定・原因の究明', () => import('./faults/FaultScreen.vue')),
  route('/incidents/:id/measures', 'measures', '緊急措置', () => import('./measures/MeasuresScreen.vue')),
  route('/incidents/:id/cause', 'cause', '原因と見直し', () => import('./causes/CauseScreen.vue')),
  route(
    '/incidents/:id/council',
    'council',
    officeName('council'),
    () => import('./council/CouncilScreen.vue'),
  ),
  route(
    '/incidents/:id/resumption',
    'resumption',
    '再開・終了',
    () => import('./resumption/ResumptionScreen.vue'),
  ),
  route('/incidents/:id/sheets/:sheet?', 'sheets', '帳票', () => import('./sheets/SheetsScreen.vue')),
  route(
    '/incidents/:id/leak-report',
    'leakReport',
    '法令上の報告(計画外)',
    () => import('./leaks/LeakReportScreen.vue'),
  ),
  route('/office/search', 'search', '記録を検索', () => import('./search/SearchScreen.vue')),
  route('/office/duties', 'duties', '次にすること', () => import('./office/DutiesScreen.vue')),
  route('/office/hand-over', 'handOver', '引継ぎ', () => import('./sheets/HandOverScreen.vue')),
  route('/office/files', 'files', '書き出し・取り込み', () => import('./files/FilesScreen.vue')),
  route(
    '/office/files/in',
    'bundleIn',
    '記録のファイルを取り込む',
    () => import('./files/taking-in/BundleInScreen.vue'),
  ),
  route('/office/set-aside', 'setAside', '保留の記録', () => import('./set-aside/SetAsideScreen.vue')),
  route('/device', 'device', 'この端末', () => import('./device/DeviceScreen.vue')),
  route('/office/devices', 'devices', '端末の登録', () => import('./devices/DevicesScreen.vue'), '/device'),
  route('/office/access', 'access', 'アクセス記録', () => import('./access/AccessScreen.vue'), '/device'),
  route(
    '/office/server',
    'server',
    'サーバーの状態',
    () => import('./server-state/ServerStateScreen.vue'),
    '/device',
  ),
  route('/readiness', 'readiness', '備え', () => import('./readiness/ReadinessScreen.vue')),
  route(
    '/pocket-card',
    'pocketCard',
    '持ち歩くカード',
    () => import('./readiness/PocketCard.vue'),
    '/readiness',
  ),
  route('/town', 'town', '町の記録', () => import('./town/TownScreen.vue')),
  route('/town/:part', 'townPart', '町の記録', () => import('./town/TownPart.vue')),
  route('/drills', 'drills', '訓練の一覧', () => import('./drills/DrillList.vue'), '/readiness'),
  route('/drills/new', 'drillIntake', '訓練をはじめる', takeIntake, '/readiness', { drill: true }),
  {
    path: '/:path(.*)',
    name: 'notFound',
    component: screen(() => import('./ui/NotFound.vue')),
    meta: { title: 'この画面はありません' },
  },
]

/** A screen by its address; `under`: the tab that it stands under, where its address doesn't say. */
function route(
  path: string,
  name: string,
  title: string,
  load: Load,
  under?: string,
  props: true | { drill: true } = true,
): RouteRecordRaw {
  return {
    path,
    name,
    component: screen(load),
    props,
    meta: { title, under },
  }
}

/**
 * A screen that loads when it is asked for; where it can't be had, one that says so stands in its place. Once here it is
 * shown without asking the browser for it again: a person may tap a link and type at once.
 */
function screen(load: Load): () => Promise<RouteComponent> {
  let here: RouteComponent | undefined
  const take = async () => (here ??= (await load()).default)
  loads.push(take)
  return () => take().catch(() => NotLoaded)
}

/**
 * Takes every screen into memory, one after the other: from then on neither an update that removes old files nor a
 * server that is away takes one from this page. What doesn't come now is asked for again when its link is tapped.
 */
export async function loadScreens(): Promise<void> {
  for (const load of loads) await load().catch(() => {})
}

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

router.afterEach((to, from) => {
  const starts = from.name === undefined
  if (starts || to.path !== from.path) void keepFocus(starts)
  document.documentElement.dataset['screen'] = String(to.name)
  if (!starts) showMarks('drill', 'direct')
  entitle(to.meta['title'])
  const place = String(to.meta['under'] ?? to.path)
  for (const tab of document.querySelectorAll<HTMLAnchorElement>('.tabs a')) {
    const current = tab.pathname === '/' ? place === '/' : place.startsWith(tab.pathname)
    if (current) tab.setAttribute('aria-current', 'page')
    else tab.removeAttribute('aria-current')
  }
})

// The links that stand in the page itself are followed without loading it again.
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href^="/"]') : null
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
  if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented || !plain) return
  // A file is the browser's own business.
  if (link.pathname.includes('.')) return
  event.preventDefault()
  void router.push(link.pathname + link.search + link.hash)
})
