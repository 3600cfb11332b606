// Cooperation 協力 and support 支援: with whom 本人確認情報管理責任者 judges (3-3), takes measures (3-4(1)), finds the cause
// (3-6 なお書) and reviews (3-7 なお書). Of 3-3 the clause says 協力を得て without 必要に応じて or 原則として: it is recorded there too, and
// keeps nobody from judging at once (our reading).
import type { OfficeId } from '../../plan/office-ids.ts'

export const supporters = ['maintainer', 'prefecture', 'agency'] as const satisfies readonly OfficeId[]
