// What stands elsewhere in the record of what form 1 asks (別紙1).
import { beforeEach, expect, it } from 'vitest'
import { open, recorded, say, subjectOf } from '../screen.ts'
import { freshDevice } from '../town.ts'

beforeEach(freshDevice)

// 切離しのほかに記録なし made a provisional measure of a cut-off by 3-4, beside which a measure of 3-4 might stand.
it('[別紙1][3-4] a cut-off is no provisional measure of 1-3, and stands right below', async () => {
  const incident = await recorded('住基端末の画面に見慣れないログイン履歴が出ている')
  const screen = await open(`${incident}/form1`)
  const elsewhere = screen.css('.elsewhere')
  await expect.element(elsewhere).toMatchTextContent(/暫定的な対応措置\s*未記入/)
  await say(subjectOf(incident), {
    type: 'v1.isolated',
    body: { what: '既存住基システム', from: '住基ネット', clause: '3-4(1)', byProcedure: null },
  })
  await expect
    .element(elsewhere)
    .toMatchTextContent(/暫定的な対応措置\s*未記入\s*切離し\s*切離し中 既存住基システム\(住基ネットから\)/)
})
