// Contact tree 緊急時連絡網 of the second town: another prefecture's numbers.
import type { Contact } from './schemas.ts'

export const contacts = [
  {
    id: 'prefectureDay',
    office: 'prefecture',
    cell: '試験県市町振興課 昼間',
    phoneCell: 'TEL 076―000―0001',
    name: '試験県市町振興課(昼間)',
    hours: 'day',
    shown: '076-000-0001',
    digits: '0760000001',
    clause: '別記',
  },
  {
    id: 'prefectureNight',
    office: 'prefecture',
    cell: '試験県市町振興課 夜間',
    phoneCell: 'TEL 076―000―0002',
    name: '試験県市町振興課(夜間)',
    hours: 'night',
    shown: '076-000-0002',
    digits: '0760000002',
    clause: '別記',
  },
  {
    id: 'agency',
    office: 'agency',
    cell: '試験情報機構',
    phoneCell: 'TEL 03―0000―0003',
    name: '試験情報機構',
    hours: null,
    shown: '03-0000-0003',
    digits: '0300000003',
    clause: '別記',
  },
] as const satisfies readonly Contact[]
