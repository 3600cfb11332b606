// Offices 職・機関 of the second town: the same duties, by other names.
import type { Office } from './schemas.ts'

export const offices = [
  { id: 'discoverer', name: '気づいた者', alsoCalled: [], ofTown: true },
  { id: 'assetManager', name: '資産主任', alsoCalled: [], ofTown: true },
  { id: 'handlingStaff', name: '窓口担当', alsoCalled: [], ofTown: true },
  { id: 'responder', name: '対策班員', alsoCalled: [], ofTown: true },
  { id: 'identityManager', name: '本人確認主任', alsoCalled: [], ofTown: true },
  { id: 'protectionChief', name: '保護統括監', alsoCalled: [], ofTown: true },
  { id: 'council', name: '情報保護委員会', alsoCalled: [], ofTown: true },
  { id: 'mayor', name: '試験町長', alsoCalled: [], ofTown: true },
  { id: 'maintainer', name: '運用保守会社', alsoCalled: [], ofTown: false },
  { id: 'supplier', name: '機器の販売会社', alsoCalled: [], ofTown: false },
  { id: 'prefecture', name: '試験県市町振興課', alsoCalled: [], ofTown: false },
  { id: 'agency', name: '試験情報機構', alsoCalled: [], ofTown: false },
  { id: 'otherMunicipality', name: 'ほかの市町村', alsoCalled: [], ofTown: false },
] as const satisfies readonly Office[]
