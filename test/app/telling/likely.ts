import { recorded, say, subjectOf, usedBy } from '../screen.ts'

/** An incident that the night officer holds for level 3 at once: its path. */
export async function likely(): Promise<string> {
  await usedBy('宿直 甲', 'responder')
  const path = await recorded('業務端末に見慣れない操作がある')
  await say(subjectOf(path), {
    type: 'v1.threatSuspected',
    body: { level: 3, examples: ['accessThroughFirewall'], reason: null },
  })
  return path
}
