// Findings 判断 that change everything at once (3-4(1) ただし書, 3-4(2)), in the ordinance's words: each is
// 本人確認情報管理責任者's, and neither is a threat level.
export const findings = {
  rightsAtRisk: {
    words: '住基データの保護が確保できず、住民の基本的人権が侵害されるおそれがある可能性が高い',
    clause: '3-4(2)',
  },
  immediateThreat: {
    words: '直ちに既存住基システムに脅威を及ぼすおそれの高い事象',
    clause: '3-4(1)',
  },
} as const
