// Signs of unauthorised access 不正アクセスの徴候 (参考1-1 to 参考1-4), word for word.
import type { MeasureExample } from '../schemas.ts'

export const unauthorisedAccessExamples = [
  {
    id: '1-1',
    printedNumber: '1―1',
    group: 1,
    noticedBy: 'agency',
    event: '全国センターから、不正アクセスの徴候を発見した旨の通報',
    signs: ['IDSおよびFW(全国センター管理)のログ解析で執拗な攻撃の痕跡を発見'],
    leadIn: null,
    measures: [
      {
        marker: '①',
        text: '全国センターが行う、不正アクセスの原因となった機器またはネットワークの推定作業に協力',
        verb: 'helps',
      },
      {
        marker: '②',
        text: '全国センターの要請等を踏まえ、当該機器またはネットワークについて、現地での調査を実施',
        verb: 'acts',
      },
      {
        marker: '③',
        text: '不正アクセスのパターンが本人確認情報に対する脅威となる場合は、全国センターが行う当該機器またはネットワークの住基ネットからの切離し作業に協力',
        verb: 'helps',
      },
      {
        marker: '④',
        text: '全国センターと連携し、関連機器のログ解析等を実施し、不正アクセス手段、不正アクセス者等の特定および防止策の策定',
        verb: 'actsWithAgency',
      },
    ],
    condition: null,
    measuresOf: null,
    note: null,
    clause: '参考1-1',
  },
  {
    id: '1-2',
    printedNumber: '1―2',
    group: 1,
    noticedBy: 'town',
    event: '都道府県0または市区町村において、不正アクセスの徴候を発見',
    signs: ['FWまたはデータベース(都道府県または市区町村の管理)のログ解析で執拗な攻撃の痕跡を発見'],
    leadIn: null,
    measures: [
      {
        marker: '①',
        text: '全国センターの協力を得て、FWログ、データベースのアクセスログの詳細解析等を行い、不正アクセスの原因となった機器またはネットワークを特定(必要に応じ、全国センターのIDSの監視項目増強、ログ解析強化、全国センターサーバデータベースのアクセスログの解析等の強化等を要請)',
        verb: 'actsWithAgency',
      },
      {
        marker: '②',
        text: '不正アクセスのパターンが本人確認情報に対する脅威となる場合は、全国センターと連携し、当該機器またはネットワークを住基ネットから切離し',
        verb: 'actsWithAgency',
      },
      {
        marker: '③',
        text: '全国センターと連携し、関連機器のログ解析等を実施し、不正アクセス手段、不正アクセス者等の特定および防止策の策定',
        verb: 'actsWithAgency',
      },
    ],
    condition: null,
    measuresOf: null,
    note: null,
    clause: '参考1-2',
  },
  {
    id: '1-3',
    printedNumber: '1―3',
    group: 1,
    noticedBy: 'agency',
    event: '全国センターから、都道府県または市区町村における不審な業務パターンを発見した旨の通報',
    signs: [
      'IDSのログ解析で不審な業務パターンを発見',
      '全国センターデータベースのアクセスログ解析で不審な情報提供要求の発見',
    ],
    leadIn: null,
    measures: [
      {
        marker: '①',
        text: '全国センターが行う、不審な業務が行われた団体およびその業務端末等を操作ログ解析等により特定する作業に協力',
        verb: 'helps',
      },
      {
        marker: '②',
        text: '全国センターの要請等を踏まえ、操作者用ICカードの管理の徹底、操作者用ICカード用パスワードの変更、入退室管理の強化等を実施',
        verb: 'acts',
      },
      { marker: '③', text: '全国センターの協力を得て、不正操作者を特定', verb: 'actsWithAgency' },
    ],
    condition:
      '※上記措置の迅速な実施が困難、かつ、本人確認情報への脅威が大きい場合は、全国センターと協議の上、当該部分の住基ネットからの切離し',
    measuresOf: null,
    note: null,
    clause: '参考1-3',
  },
  {
    id: '1-4',
    printedNumber: '1―4',
    group: 1,
    noticedBy: 'town',
    event: '都道府県または市区町村において、サーバ、業務端末等の不審な操作を発見',
    signs: [
      '入退室記録、操作者用ICカード管理簿等の点検による発見',
      'CS、都道府県サーバ、業務端末等での操作ログ解析による不審な操作の発見',
      'CS、都道府県サーバのデータベースのアクセスログ解析で不審な情報提供要求の発見',
      '住民票の写しの広域交付業務での不審な業務パターンの検出',
    ],
    leadIn: null,
    measures: [
      {
        marker: '①',
        text: '操作者用ICカードの管理の徹底、操作者用ICカード用パスワードの変更、入退室管理の強化等を実施',
        verb: 'acts',
      },
      {
        marker: '②',
        text: '全国センターの協力を得て、不正操作者を特定(必要に応じ、全国センターのIDSの監視項目増強、ログ解析強化、全国センターサーバデータベースのアクセスログの解析の強化等を要請)',
        verb: 'actsWithAgency',
      },
    ],
    condition:
      '※上記措置の迅速な実施が困難かつ本人確認情報への脅威が大きい場合は、全国センターと協議の上、当該部分の住基ネットからの切離し',
    measuresOf: null,
    note: null,
    clause: '参考1-4',
  },
] as const satisfies readonly MeasureExample[]
