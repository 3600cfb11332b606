// Who holds an office, and who is next.
import { describe, expect, it } from 'vitest'
import {
  hasDeputies,
  heldOffices,
  holdersOf,
  namedPeople,
  ownOffice,
} from '../../../shared/rules/town/holders.ts'
import { townSaid } from '../../incident/town-said.ts'
import { townWith } from '../said-of-town.ts'

const office = (id: string, ...holders: string[]) =>
  townSaid('v1.officeEntered', { office: id, post: null, holders })

describe('the holders of an office', () => {
  it('[TR6] are its own, then its deputies in their order; said again, the later list stands', () => {
    const town = townWith(
      office('identityManager', '管理 乙'),
      office('identityManager', '管理 乙', '宿直 甲', '統括 丁'),
    )
    expect(holdersOf(town, 'identityManager').map(({ name, isDeputy }) => [name, isDeputy])).toEqual([
      ['管理 乙', false],
      ['宿直 甲', true],
      ['統括 丁', true],
    ])
    expect(holdersOf(town, 'mayor')).toEqual([])
  })

  it('[TR6] of 取扱職員 and 緊急対策職員 are several people, none a deputy', () => {
    const town = townWith(office('responder', '宿直 甲', '宿直 丙'))
    expect(holdersOf(town, 'responder').every(({ isDeputy }) => !isDeputy)).toBe(true)
    expect(heldOffices.filter(({ id }) => !hasDeputies(id)).map(({ name }) => name)).toEqual([
      '取扱職員',
      '緊急対策職員',
    ])
  })

  it('[TR6] everybody is named once, with the office that they hold themselves', () => {
    const town = townWith(
      office('identityManager', '管理 乙', '宿直 甲', '委員 三'),
      office('responder', '宿直 甲'),
    )
    expect(ownOffice(town, '宿直 甲')).toBe('responder')
    expect(ownOffice(town, '委員 三')).toBeNull()
    expect(namedPeople(town)).toEqual([
      { name: '宿直 甲', office: 'responder' },
      { name: '管理 乙', office: 'identityManager' },
      { name: '委員 三', office: null },
    ])
  })
})
