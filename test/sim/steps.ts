// The steps of a run, and how often each comes beside the others.
import type { Step } from './acts.ts'
import { deviceSteps } from './device-steps.ts'
import { serverSteps } from './server-steps.ts'

export type StepKind = keyof typeof deviceSteps | keyof typeof serverSteps

export const steps: Record<StepKind, Step> = { ...deviceSteps, ...serverSteps }

export const weights: Record<StepKind, number> = {
  say: 30,
  sync: 40,
  twoTabs: 4,
  takeIn: 2,
  tick: 8,
  newDevice: 1,
  lifeboat: 3,
  databaseGone: 2,
  everythingGone: 0.3,
  handleClosed: 2,
  quotaMet: 2,
  image: 1,
  oldImage: 0.7,
  clone: 0.5,
  deviceClock: 2,
  goWith: 1,
  hostile: 4,
  erase: 0.5,
  serverClock: 2,
  kill: 4,
  diskFull: 1.5,
  copy: 3,
  restore: 1,
  oldFileBack: 1,
  promiseLost: 1,
  secondServer: 0.5,
  otherAddress: 2,
  revoke: 1,
  late: 3,
}
