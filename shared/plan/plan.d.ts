// `#plan`: the tables of the town's plan, read from its folder of data and checked. On Node they are read at start
// (server/plan/current.ts), for the app when it is built (server/plan/vite.ts); PLAN names another folder.
import type { PlanFolder } from './schemas.ts'

export declare const edition: PlanFolder['edition']
export declare const clauses: PlanFolder['clauses']
export declare const chapters: PlanFolder['chapters']
export declare const offices: PlanFolder['offices']
export declare const contacts: PlanFolder['contacts']
export declare const prefectureHours: PlanFolder['prefectureHours']
export declare const kinds: PlanFolder['kinds']
export declare const councilAgenda: PlanFolder['councilAgenda']
export declare const faultKinds: PlanFolder['faultKinds']
export declare const threatLevels: PlanFolder['threatLevels']
export declare const findings: PlanFolder['findings']
export declare const measureExamples: PlanFolder['measureExamples']
export declare const forms: PlanFolder['forms']
