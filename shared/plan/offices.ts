// Offices 職・機関: whom the plan gives something to do (actors of chapters 1 to 3). Ids are the glossary's.
export type Office = { id: string; name: string; ofTown: boolean }

export const offices = [
  { id: 'discoverer', name: '発見者', ofTown: true },
  { id: 'assetManager', name: '情報資産管理責任者', ofTown: true },
  { id: 'handlingStaff', name: '取扱職員', ofTown: true },
  { id: 'responder', name: '緊急対策職員', ofTown: true },
  { id: 'identityManager', name: '本人確認情報管理責任者', ofTown: true },
  { id: 'protectionChief', name: '情報保護統括責任者', ofTown: true },
  { id: 'council', name: '情報保護管理会議', ofTown: true },
  { id: 'mayor', name: '町長', ofTown: true },
  { id: 'maintainer', name: '保守委託事業者', ofTown: false },
  { id: 'supplier', name: 'ベンダー(販売会社)', ofTown: false },
  { id: 'prefecture', name: '県の住基ネット担当部署', ofTown: false },
  { id: 'agency', name: '指定情報処理機関', ofTown: false },
  { id: 'otherMunicipality', name: '他の地方公共団体', ofTown: false },
] as const satisfies readonly Office[]

/** The name of an office; an id from another edition of the plan stands for itself. */
export function officeName(id: string): string {
  return offices.find((office) => office.id === id)?.name ?? id
}
