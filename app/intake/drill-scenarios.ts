// Scenarios of drills 訓練の想定: ours, none of them of the plan. Each is what might be reported at the start.
export const drillScenarios: readonly { name: string; what: string }[] = [
  {
    name: '夜間・レベル3にあたるもの',
    what: '深夜、ファイアウォールを通過してCSへの不正アクセスがあったことが、ログから分かった。',
  },
  {
    name: '端末の不審な操作',
    what: '朝、業務端末に、だれも操作していないはずの時刻の操作の跡が残っていた。',
  },
  {
    name: 'ウィルスの検出',
    what: 'ウィルス対策ソフトが、業務端末でコンピュータウィルスを検出した。',
  },
  {
    name: 'ハードウェアの障害',
    what: 'CSの警告ランプが点灯し、業務端末から照会できない。',
  },
  {
    name: 'ネットワークの障害',
    what: '窓口の業務端末がすべて、住基ネットにつながらない。',
  },
]
