// Contact tree 緊急時連絡網 (別記): the three numbers the plan prints, as it prints them (平成18年).
// The rest of the tree is the town's own to fill in (1-2).
import type { Contact } from './schemas.ts'

export const contacts = [
  {
    id: 'prefectureDay',
    office: 'prefecture',
    cell: '滋賀県総務部自治振興課 通常業務時',
    phoneCell: 'TEL 077―528―3233',
    name: '滋賀県総務部自治振興課(通常業務時)',
    hours: 'day',
    shown: '077-528-3233',
    digits: '0775283233',
    clause: '別記',
  },
  {
    id: 'prefectureNight',
    office: 'prefecture',
    cell: '滋賀県総務部自治振興課 夜間・休日時',
    phoneCell: 'TEL 077―563―3750',
    name: '滋賀県総務部自治振興課(夜間・休日時)',
    hours: 'night',
    shown: '077-563-3750',
    digits: '0775633750',
    clause: '別記',
  },
  {
    id: 'agency',
    office: 'agency',
    cell: '指定情報処理機関',
    phoneCell: 'TEL 03―5214―0908',
    name: '指定情報処理機関',
    hours: null,
    shown: '03-5214-0908',
    digits: '0352140908',
    clause: '別記',
  },
] as const satisfies readonly Contact[]
