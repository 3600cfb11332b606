// Offices 職・機関 that our rules give something to do, by the glossary's ids. A plan names each, and may have more.
export const officeIds = [
  'discoverer',
  'assetManager',
  'handlingStaff',
  'responder',
  'identityManager',
  'protectionChief',
  'council',
  'mayor',
  'maintainer',
  'supplier',
  'prefecture',
  'agency',
  'otherMunicipality',
] as const

export type OfficeId = (typeof officeIds)[number]
