// Routes. The call screen is no component: it stands in index.html, and `/` only uncovers it.
import { createRouter, createWebHistory } from 'vue-router'
import type { RouteRecordRaw } from 'vue-router'
import DeviceScreen from './device/DeviceScreen.vue'
import IncidentList from './incidents/IncidentList.vue'
import IncidentScreen from './incidents/IncidentScreen.vue'
import Form1Screen from './intake/Form1Screen.vue'
import IntakeScreen from './intake/IntakeScreen.vue'
import NotFound from './ui/NotFound.vue'
import IncidentTable from './office/IncidentTable.vue'

/** Nothing to draw: the page itself holds the call screen. */
const CallScreen = { render: () => null }

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
    path: '/incidents/:id/form1/:step?',
    name: 'form1',
    component: Form1Screen,
    props: true,
    meta: { title: '緊急時通報受付票' },
  },
  { path: '/device', name: 'device', component: DeviceScreen, meta: { title: 'この端末' } },
  { path: '/:path(.*)', name: 'notFound', component: NotFound, meta: { title: '画面がありません' } },
]

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

router.afterEach((to) => {
  document.documentElement.dataset['screen'] = String(to.name)
  document.title =
    to.name === 'calls' ? '住基ネット緊急時対応' : `${String(to.meta['title'])} | 住基ネット緊急時対応`
  for (const tab of document.querySelectorAll<HTMLAnchorElement>('.tabs a')) {
    const current = tab.pathname === '/' ? to.path === '/' : to.path.startsWith(tab.pathname)
    if (current) tab.setAttribute('aria-current', 'page')
    else tab.removeAttribute('aria-current')
  }
})

// The links that stand in the page itself are followed without loading it again.
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href^="/"]') : null
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
  if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented || !plain) return
  event.preventDefault()
  void router.push(link.pathname)
})
