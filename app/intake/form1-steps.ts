// The steps of form 1 緊急時通報受付票 (別紙1): which fields are asked for together.
import type { IntakeField } from '../../shared/incident/intake-form.ts'

export type Form1Step = { id: string; name: string; fields: readonly IntakeField[] }

export const form1Steps = [
  { id: 'when', name: 'いつ・きっかけ', fields: ['coming', 'receivedAt', 'occurredAt', 'discoveredAt'] },
  { id: 'people', name: '発見者・通報元', fields: ['discoverer', 'reporterKind', 'reporter'] },
  { id: 'place', name: '場所・機器', fields: ['place', 'equipment'] },
  { id: 'details', name: 'くわしい内容・影響', fields: ['details', 'residentImpact'] },
  { id: 'examples', name: '該当する緊急措置例', fields: ['measureExamples'] },
  { id: 'receipt', name: '受付者・文書番号', fields: ['receivedBy', 'documentNumber'] },
] as const satisfies readonly Form1Step[]
