// Security holes セキュリティホール (参考2-1 to 参考2-4), word for word.
import type { MeasureExample } from '../schemas.ts'

export const securityHoleExamples = [
  {
    id: '2-1',
    printedNumber: '2―1',
    group: 2,
    noticedBy: 'agency',
    event: '全国センターから、誤アクセスを発見した旨の通報',
    signs: ['IDSおよびFW(全国センター管理)のログ解析で誤アクセスを発見'],
    leadIn: null,
    measures: [
      {
        marker: '①',
        text: '全国センターが行う、誤アクセス経路となった機器またはネットワークの推定作業に協力',
        verb: 'helps',
      },
      {
        marker: '②',
        text: '全国センターの要請等を踏まえ、当該機器またはネットワークについて、現地での調査を実施',
        verb: 'acts',
      },
      {
        marker: '③',
        text: '誤アクセスの原因が、本人確認情報への脅威が大きいセキュリティホールであった場合は、全国センターが行う当該機器またはネットワークの住基ネットからの切離し作業に協力',
        verb: 'helps',
      },
      { marker: '④', text: '全国センターと連携し、セキュリティホールの補修を実施', verb: 'actsWithAgency' },
    ],
    condition: null,
    measuresOf: null,
    note: null,
    clause: '参考2-1',
  },
  {
    id: '2-2',
    printedNumber: '2―2',
    group: 2,
    noticedBy: 'town',
    event: '都道府県または市区町村において、誤アクセスを発見',
    signs: ['FW(都道府県または市区町村の管理)のログ解析で誤アクセスを発見'],
    leadIn: null,
    measures: [
      {
        marker: '①',
        text: '全国センターの協力を得て、誤アクセス経路となった機器またはネットワークを特定',
        verb: 'actsWithAgency',
      },
      {
        marker: '②',
        text: '誤アクセスの原因が、本人確認情報への脅威が大きいセキュリティホールであった場合は、全国センターと連携し、当該機器またはネットワークを住基ネットから切離し',
        verb: 'actsWithAgency',
      },
      { marker: '③', text: '全国センターと連携し、セキュリティホールの補修を実施', verb: 'actsWithAgency' },
    ],
    condition: null,
    measuresOf: null,
    note: null,
    clause: '参考2-2',
  },
  {
    id: '2-3',
    printedNumber: '2―3',
    group: 2,
    noticedBy: 'audit',
    event: 'システム監査等によるセキュリティホール発見の通報',
    signs: [],
    leadIn: null,
    measures: [
      {
        marker: '①',
        text: '全国センターと連携し、迅速にセキュリティホールの補修を実施',
        verb: 'actsWithAgency',
      },
      {
        marker: '②',
        text: '本人確認情報への脅威が大きいセキュリティホールであった場合は、全国センターと連携し、当該機器またはネットワークを住基ネットから切離し',
        verb: 'actsWithAgency',
      },
    ],
    condition: null,
    measuresOf: null,
    note: null,
    clause: '参考2-3',
  },
  {
    id: '2-4',
    printedNumber: '2―4',
    group: 2,
    noticedBy: 'supplier',
    event:
      '住基ネットで使用しているハードウェアまたはソフトウェアのセキュリティに関する脆弱性情報をベンダー等が公表した旨の通報',
    signs: [],
    leadIn: null,
    measures: [],
    condition: null,
    measuresOf: '2-3',
    note: '原文のこの欄は空です。2-3と同じと読み、2-3の措置を示します。',
    clause: '参考2-4',
  },
] as const satisfies readonly MeasureExample[]
