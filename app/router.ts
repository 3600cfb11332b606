// Routes. The call screen is no component: it stands in index.html, and `/` only uncovers it. Every other screen is a
// file of its own, which the call screen never waits for.
import { createRouter, createWebHistory } from 'vue-router'
import type { RouteComponent, RouteRecordRaw } from 'vue-router'
import { keepFocus } from './ui/keep-focus.ts'
import NotFound from './ui/NotFound.vue'
import NotLoaded from './ui/NotLoaded.vue'

/** Nothing to draw: the page itself holds the call screen. */
const CallScreen = { render: () => null }

const loads: (() => Promise<RouteComponent>)[] = []

const IntakeScreen = screen(() => import('./intake/IntakeScreen.vue'))
const IncidentScreen = screen(() => import('./incidents/IncidentScreen.vue'))
const IncidentList = screen(() => import('./incidents/IncidentList.vue'))
const DeviceScreen = screen(() => import('./device/DeviceScreen.vue'))
const Form1Screen = screen(() => import('./intake/Form1Screen.vue'))
const ThreatScreen = screen(() => import('./threats/ThreatScreen.vue'))
const FaultScreen = screen(() => import('./faults/FaultScreen.vue'))
const MeasuresScreen = screen(() => import('./measures/MeasuresScreen.vue'))
const CauseScreen = screen(() => import('./causes/CauseScreen.vue'))
const CouncilScreen = screen(() => import('./council/CouncilScreen.vue'))
const ResumptionScreen = screen(() => import('./resumption/ResumptionScreen.vue'))
const SheetsScreen = screen(() => import('./sheets/SheetsScreen.vue'))
const LeakReportScreen = screen(() => import('./leaks/LeakReportScreen.vue'))
const ReadinessScreen = screen(() => import('./readiness/ReadinessScreen.vue'))
const PocketCard = screen(() => import('./readiness/PocketCard.vue'))
const TownScreen = screen(() => import('./town/TownScreen.vue'))
const TownPart = screen(() => import('./town/TownPart.vue'))
const DevicesScreen = screen(() => import('./devices/DevicesScreen.vue'))
const IncidentTable = screen(() => import('./office/IncidentTable.vue'))
const SearchScreen = screen(() => import('./search/SearchScreen.vue'))
const DutiesScreen = screen(() => import('./office/DutiesScreen.vue'))
const HandOverScreen = screen(() => import('./sheets/HandOverScreen.vue'))
const DrillList = screen(() => import('./drills/DrillList.vue'))
const FilesScreen = screen(() => import('./files/FilesScreen.vue'))
const BundleInScreen = screen(() => import('./files/taking-in/BundleInScreen.vue'))
const SetAsideScreen = screen(() => import('./set-aside/SetAsideScreen.vue'))

/** The desk's part of every screen: its keys, and the table beside the numbers. */
export const deskFrame = screen(() => import('./office/DeskFrame.vue'))

/**
 * A screen that loads when it is asked for; where it can't be had, one that says so stands in its place. Once here it is
 * shown without asking the browser for it again: a person may tap a link and type at once.
 */
function screen(load: () => Promise<{ default: RouteComponent }>): () => Promise<RouteComponent> {
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

const routes: RouteRecordRaw[] = [
  { path: '/', alias: '/index.html', name: 'calls', component: CallScreen, meta: { title: '電話' } },
  { path: '/record', name: 'intake', component: IntakeScreen, meta: { title: '記録をはじめる' } },
  {
    path: '/incidents',
    name: 'incidents',
    components: { default: IncidentList, desk: IncidentTable },
    meta: { title: '事案' },
  },
  {
    path: '/incidents/:id',
    name: 'incident',
    components: { default: IncidentScreen, desk: IncidentTable },
    props: { default: true, desk: true },
    meta: { title: '事案' },
  },
  {
    path: '/incidents/:id/threat',
    name: 'threat',
    component: ThreatScreen,
    props: true,
    meta: { title: '脅威度の判定' },
  },
  {
    path: '/incidents/:id/form1/:step?',
    name: 'form1',
    component: Form1Screen,
    props: true,
    meta: { title: '緊急時通報受付票' },
  },
  {
    path: '/incidents/:id/fault',
    name: 'fault',
    component: FaultScreen,
    props: true,
    meta: { title: '障害の切り分け' },
  },
  {
    path: '/incidents/:id/measures',
    name: 'measures',
    component: MeasuresScreen,
    props: true,
    meta: { title: '緊急措置' },
  },
  {
    path: '/incidents/:id/cause',
    name: 'cause',
    component: CauseScreen,
    props: true,
    meta: { title: '原因と見直し' },
  },
  {
    path: '/incidents/:id/council',
    name: 'council',
    component: CouncilScreen,
    props: true,
    meta: { title: '情報保護管理会議' },
  },
  {
    path: '/incidents/:id/resumption',
    name: 'resumption',
    component: ResumptionScreen,
    props: true,
    meta: { title: '再開・終了' },
  },
  {
    path: '/incidents/:id/sheets/:sheet?',
    name: 'sheets',
    component: SheetsScreen,
    props: true,
    meta: { title: '帳票' },
  },
  {
    path: '/incidents/:id/leak-report',
    name: 'leakReport',
    component: LeakReportScreen,
    props: true,
    meta: { title: '法令上の報告(計画外)' },
  },
  {
    path: '/office/search',
    name: 'search',
    component: SearchScreen,
    meta: { title: '記録の中をさがす' },
  },
  {
    path: '/office/duties',
    name: 'duties',
    component: DutiesScreen,
    meta: { title: '未了・次にすること' },
  },
  {
    path: '/office/hand-over',
    name: 'handOver',
    component: HandOverScreen,
    meta: { title: '引継ぎ' },
  },
  {
    path: '/office/files',
    name: 'files',
    component: FilesScreen,
    meta: { title: '書き出し・取り込み' },
  },
  {
    path: '/office/files/in',
    name: 'bundleIn',
    component: BundleInScreen,
    meta: { title: '記録のファイルを取り込む' },
  },
  {
    path: '/office/set-aside',
    name: 'setAside',
    component: SetAsideScreen,
    meta: { title: '保留の記録' },
  },
  { path: '/device', name: 'device', component: DeviceScreen, meta: { title: 'この端末' } },
  {
    path: '/office/devices',
    name: 'devices',
    component: DevicesScreen,
    meta: { title: '端末の登録', under: '/device' },
  },
  { path: '/readiness', name: 'readiness', component: ReadinessScreen, meta: { title: '備え' } },
  {
    path: '/pocket-card',
    name: 'pocketCard',
    component: PocketCard,
    meta: { title: '持ち歩くカード', under: '/readiness' },
  },
  { path: '/town', name: 'town', component: TownScreen, meta: { title: '町の記録' } },
  {
    path: '/town/:part',
    name: 'townPart',
    component: TownPart,
    props: true,
    meta: { title: '町の記録' },
  },
  { path: '/drills', name: 'drills', component: DrillList, meta: { title: '訓練', under: '/readiness' } },
  {
    path: '/drills/new',
    name: 'drillIntake',
    component: IntakeScreen,
    props: { drill: true },
    meta: { title: '訓練をはじめる', under: '/readiness' },
  },
  { path: '/:path(.*)', name: 'notFound', component: NotFound, meta: { title: '画面がありません' } },
]

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

router.afterEach((to) => {
  void keepFocus()
  document.documentElement.dataset['screen'] = String(to.name)
  document.title =
    to.name === 'calls' ? '住基ネット緊急時対応' : `${String(to.meta['title'])} | 住基ネット緊急時対応`
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
  void router.push(link.pathname + link.search)
})
