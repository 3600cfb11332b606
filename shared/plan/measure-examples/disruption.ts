// Signs of attempted disruption システムじょう乱企図の徴候 (参考3-1 to 参考3-4), word for word.
import type { MeasureExample } from '../schemas.ts'

export const disruptionExamples = [
  {
    id: '3-1',
    printedNumber: '3―1',
    group: 3,
    noticedBy: 'agency',
    event:
      '全国センターから、出力される本人確認情報に意味をなさない乱れ、または他人のものとの交錯がある旨の通報',
    signs: [],
    leadIn: '全国センターが行う、以下の措置に協力',
    measures: [
      {
        marker: '①',
        text: '壊れたデータベースを格納している機器を特定し、当該機器の停止および住基ネットからの切離し',
        verb: 'acts',
      },
      {
        marker: '②',
        text: '各種ログ等の解析により、データベース異常発生の原因が外部からの攻撃等によるものかどうかを調査し、攻撃方法、攻撃者等を特定',
        verb: 'acts',
      },
      { marker: '③', text: 'データベース復旧を実施', verb: 'acts' },
    ],
    condition: null,
    measuresOf: null,
    note: null,
    clause: '参考3-1',
  },
  {
    id: '3-2',
    printedNumber: '3―2',
    group: 3,
    noticedBy: 'town',
    event: '出力される本人確認情報に意味をなさない乱れ、または他人のものとの交錯があることを発見',
    signs: [],
    leadIn: '全国センターの協力を得て、以下の措置を実施',
    measures: [
      {
        marker: '①',
        text: '壊れたデータベースを格納している機器を特定し、当該機器の停止および住基ネットからの切離し',
        verb: 'actsWithAgency',
      },
      {
        marker: '②',
        text: '各種ログ等の解析により、データベース異常発生の原因が外部からの攻撃等によるものかどうかを調査し、攻撃方法、攻撃者等を特定',
        verb: 'actsWithAgency',
      },
      { marker: '③', text: 'データベース復旧を実施', verb: 'actsWithAgency' },
    ],
    condition: null,
    measuresOf: null,
    note: null,
    clause: '参考3-2',
  },
  {
    id: '3-3',
    printedNumber: '3―3',
    group: 3,
    noticedBy: 'agency',
    event: '全国センターから、予期せぬシステムの機能停止または電文遅延が発生した旨の通報',
    signs: [],
    leadIn: '全国センターが行う、以下の措置に協力',
    measures: [
      { marker: '①', text: '異常が生じた装置を特定し、当該装置の住基ネットからの切離し', verb: 'acts' },
      {
        marker: '②',
        text: '機能停止または電文遅延の原因が外部からのDOS攻撃等によるものかどうかを調査するとともに、同様の問題が他の装置に発生する可能性についても分析し、攻撃方法、攻撃者等を特定',
        verb: 'acts',
      },
      { marker: '③', text: '切り離された装置の住基ネットへの再組込み', verb: 'acts' },
    ],
    condition: null,
    measuresOf: null,
    note: null,
    clause: '参考3-3',
  },
  {
    id: '3-4',
    printedNumber: '3―4',
    group: 3,
    noticedBy: 'town',
    event: '都道府県または市区町村において、予期せぬシステムの機能停止または電文遅延が発生',
    signs: [],
    leadIn: '全国センターの協力を得て、以下の措置を実施',
    measures: [
      {
        marker: '①',
        text: '異常が生じた装置を特定し、当該装置の住基ネットからの切離し',
        verb: 'actsWithAgency',
      },
      {
        marker: '②',
        text: '機能停止または電文遅延の原因が外部からのDOS攻撃等によるものかうかを調査するとともに、同様の問題が他の装置に発生する可能性についても分析し、攻撃方法、攻撃者等を特定',
        verb: 'actsWithAgency',
      },
      { marker: '③', text: '切り離された装置の住基ネットへの再組込み', verb: 'actsWithAgency' },
    ],
    condition: null,
    measuresOf: null,
    note: null,
    clause: '参考3-4',
  },
] as const satisfies readonly MeasureExample[]
