// The app, over the call screen that already stands in the page.
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import * as z from 'zod/mini'
import App from './App.vue'
import { noteCalls } from './calls/note-calls.ts'
import { registerServiceWorker } from './offline/register.ts'
import { keepInstallOffer } from './readiness/install-offer.ts'
import { watchReadiness } from './readiness/readiness.ts'
import { phone } from './record/log/this-phone.ts'
import { useDevice } from './record/state/device.ts'
import { useRecord } from './record/state/record.ts'
import { loadScreens, router } from './router.ts'
import { startSync } from './sync/triggers.ts'
import { whenIdle } from './ui/idle.ts'
import { guardKanaEnter } from './forms/kana-enter.ts'

// Zod's compiled schemas need eval, which the page's policy forbids.
z.config({ jitless: true })

keepInstallOffer()
createApp(App).use(createPinia()).use(router).mount('#app')
guardKanaEnter()
void useRecord().load()
void useDevice().load()
noteCalls()
startSync()
watchReadiness()
whenIdle(() => {
  void registerServiceWorker()
  void loadScreens()
  // What doesn't come now comes with the next start.
  for (const begun of [
    import('./ui/double-tap.ts').then(({ guardDoubleTap }) => guardDoubleTap()),
    import('./record/log/lifeboat.ts').then(({ keepLifeboat }) => keepLifeboat(phone)),
    import('./facts/keep-summaries.ts').then(({ keepSummaries }) => keepSummaries()),
    import('./record/derived/left-drafts.ts').then(({ takeInLeft }) => takeInLeft()),
    import('./calls/phone-numbers-in-force.ts').then(({ followTown }) => followTown()),
    import('./readiness/town-gaps.ts').then(({ watchTownGaps }) => watchTownGaps()),
    import('./sync/told.ts').then(({ watchAlone }) => watchAlone()),
  ])
    begun.catch(() => {})
})
