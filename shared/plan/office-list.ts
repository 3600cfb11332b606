// Offices 職・機関: whom the plan gives something to do (actors of chapters 1 to 3). Ids are the glossary's.
import type { Office } from './schemas.ts'

export const offices = [
  { id: 'discoverer', name: '発見者', alsoCalled: [], ofTown: true },
  { id: 'assetManager', name: '情報資産管理責任者', alsoCalled: [], ofTown: true },
  { id: 'handlingStaff', name: '取扱職員', alsoCalled: [], ofTown: true },
  { id: 'responder', name: '緊急対策職員', alsoCalled: [], ofTown: true },
  { id: 'identityManager', name: '本人確認情報管理責任者', alsoCalled: [], ofTown: true },
  { id: 'protectionChief', name: '情報保護統括責任者', alsoCalled: [], ofTown: true },
  { id: 'council', name: '情報保護管理会議', alsoCalled: [], ofTown: true },
  { id: 'mayor', name: '町長', alsoCalled: [], ofTown: true },
  { id: 'maintainer', name: '保守委託事業者', alsoCalled: ['保守委託業者'], ofTown: false },
  { id: 'supplier', name: 'ベンダー(販売会社)', alsoCalled: [], ofTown: false },
  {
    id: 'prefecture',
    name: '県の住基ネット担当部署',
    alsoCalled: ['県住基ネット担当部署', '滋賀県総務部自治振興課'],
    ofTown: false,
  },
  // 指定情報機関 is the slip of 3-4(3); 全国センター the word of 参考.
  { id: 'agency', name: '指定情報処理機関', alsoCalled: ['全国センター', '指定情報機関'], ofTown: false },
  { id: 'otherMunicipality', name: '他の地方公共団体', alsoCalled: [], ofTown: false },
] as const satisfies readonly Office[]
