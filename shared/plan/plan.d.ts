// `#plan`: the tables of the town's plan, read from its folder of data and checked. On Node they are read at start
// (server/plan/current.ts), for the app when it is built (server/plan/vite.ts); PLAN names another folder.
import type { ClauseId } from './clause-ids.ts'
import type { PlanFolder } from './schemas.ts'

/** The rules of ours that its clauses carry. */
export declare const carried: readonly ClauseId[]
/** The town's own number of each rule's clause, where it is another than ours. */
export declare const labels: Readonly<Record<string, string>>

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
/** What each form is called, by its rule. */
export declare const formHeadings: Readonly<Record<string, string>>
/** Of all of them, by which a server knows that the app was built for its plan; on Node alone. */
export declare const digest: string
