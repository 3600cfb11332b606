// Plans by which the simulation has found a fault, as short as they could be made; each is mended.
import type { Planned } from './simulate.ts'

type Found = { fault: string; seed: number; plan: Planned[] }

export const found: Found[] = [
  {
    fault: 'a receipt stayed, of a line that another one of its parcel had been passed with',
    seed: 176,
    plan: [
      { kind: 'say', seed: 1501786160 },
      { kind: 'sync', seed: 1898133806 },
      { kind: 'copy', seed: 390531353 },
      { kind: 'newDevice', seed: 421752299 },
      { kind: 'say', seed: 329670581 },
      { kind: 'takeIn', seed: 876482815 },
      { kind: 'newDevice', seed: 1601762502 },
      { kind: 'secondServer', seed: 427964217 },
      { kind: 'otherAddress', seed: 1023076711 },
      { kind: 'sync', seed: 1764026036 },
      { kind: 'sync', seed: 1836947047 },
    ],
  },
  {
    fault: 'a second copy that had parted came back by its lifeboat under the old id',
    seed: 213,
    plan: [
      { kind: 'lifeboat', seed: 1555849745 },
      { kind: 'clone', seed: 467984488 },
      { kind: 'quotaMet', seed: 173560969 },
      { kind: 'sync', seed: 1379100890 },
      { kind: 'databaseGone', seed: 368222694 },
    ],
  },
  {
    fault: 'a receipt counted as told of, though the answer that would have told did not follow',
    seed: 234,
    plan: [
      { kind: 'clone', seed: 1380084157 },
      { kind: 'say', seed: 2105428532 },
      { kind: 'sync', seed: 1685866717 },
      { kind: 'sync', seed: 1117867852 },
      { kind: 'sync', seed: 1605444110 },
      { kind: 'promiseLost', seed: 1560235891 },
      { kind: 'promiseLost', seed: 1887448968 },
      { kind: 'sync', seed: 1878960582 },
    ],
  },
  {
    fault: 'a picture was asked for whose line was gone from all',
    seed: 201,
    plan: [
      { kind: 'copy', seed: 950226531 },
      { kind: 'promiseLost', seed: 1349033894 },
      { kind: 'twoTabs', seed: 391776027 },
      { kind: 'oldFileBack', seed: 1287516832 },
      { kind: 'databaseGone', seed: 1521041649 },
    ],
  },
  {
    fault: 'an answer of the history that another tab had left meanwhile counted as one that did not follow',
    seed: 400113,
    plan: [
      { kind: 'say', seed: 1962519115 },
      { kind: 'clone', seed: 1613240786 },
      { kind: 'twoTabs', seed: 900795646 },
    ],
  },
  {
    fault:
      'a device stayed between two histories where the server had its own again before the other was whole',
    seed: 400256,
    plan: [
      { kind: 'copy', seed: 1193351551 },
      { kind: 'say', seed: 1901386481 },
      { kind: 'newDevice', seed: 419256171 },
      { kind: 'copy', seed: 1693404323 },
      { kind: 'sync', seed: 1200565692 },
      { kind: 'copy', seed: 1313371397 },
      { kind: 'restore', seed: 864329328 },
      { kind: 'sync', seed: 412616037 },
      { kind: 'restore', seed: 321967161 },
    ],
  },
  {
    fault: 'lines were taken for sent by an answer of the history that another tab had left meanwhile',
    seed: 20325,
    plan: [
      { kind: 'clone', seed: 755962402 },
      { kind: 'say', seed: 1895827887 },
      { kind: 'say', seed: 1762763888 },
      { kind: 'twoTabs', seed: 1315652725 },
    ],
  },
  {
    fault: 'a line was taken for its rival from a bundle, which the server had taken first',
    seed: 20410,
    plan: [
      { kind: 'say', seed: 1412507699 },
      { kind: 'sync', seed: 2144526962 },
      { kind: 'copy', seed: 1006680707 },
      { kind: 'promiseLost', seed: 315003078 },
      { kind: 'say', seed: 1958605277 },
      { kind: 'twoTabs', seed: 663475771 },
      { kind: 'oldFileBack', seed: 1307338200 },
      { kind: 'say', seed: 702676425 },
      { kind: 'say', seed: 331217888 },
      { kind: 'lifeboat', seed: 2894748 },
      { kind: 'databaseGone', seed: 2128760456 },
      { kind: 'takeIn', seed: 84783697 },
      { kind: 'databaseGone', seed: 248285854 },
    ],
  },
  {
    fault:
      'a history that was made anew line by line, while the clock stood still, counted as one that was gone back to',
    seed: 20406,
    plan: [
      { kind: 'copy', seed: 1699045073 },
      { kind: 'secondServer', seed: 15516328 },
      { kind: 'say', seed: 1002655399 },
      { kind: 'sync', seed: 2085417029 },
      { kind: 'oldFileBack', seed: 1425693418 },
      { kind: 'twoTabs', seed: 1001897823 },
      { kind: 'oldFileBack', seed: 641786204 },
      { kind: 'twoTabs', seed: 1121625297 },
      { kind: 'otherAddress', seed: 132663689 },
      { kind: 'sync', seed: 181353983 },
    ],
  },
]
