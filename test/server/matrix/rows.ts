// The matrix: of every route what each asker is answered, for what is its own, another's, or nobody's.
import { people, uuidv7 } from '../../people.ts'
import { codeFor, request, secret, type Town } from '../town.ts'
import type { AskerName, Owner } from './askers.ts'
import { genesis } from '../../../shared/sync/chain.ts'

/** Whose ids are named; `own` last, as it may be the asker's end. */
export const whose = ['nobody', 'another', 'own'] as const
export type Whose = (typeof whose)[number]

/** `200`, or the status and the reason. */
type Said = string | Record<Whose, string>
export type Asked = {
  town: Town
  whose: Whose
  /** Of whose ids there are; null: nobody's. */
  of: Owner | null
}
export type Row = {
  /** The parts of the path by name; the body where there is one. */
  ask: (
    asked: Asked,
  ) => Promise<{ parts?: Record<string, string>; type?: string; body?: RequestInit['body'] }>
  answers: Record<AskerName, Said>
  /** What it names is not the same afterwards. */
  spends?: true
}

const unknownUuid = '00000000-0000-4000-8000-000000000000'
const unknownDigest = 'ab'.repeat(32)

const nothing: Row['ask'] = async () => ({})
const json = (body: object) => ({ type: 'application/json', body: JSON.stringify(body) })
const parts =
  (of: (owner: Owner | null) => Record<string, string>): Row['ask'] =>
  async (asked) => ({ parts: of(asked.of) })
const numberOf = (owner: Owner | null) => ({ number: String(owner?.number ?? 999_999) })
const digestOf = (owner: Owner | null) => ({ sha256: owner?.sha256 ?? unknownDigest })

const everyone = (said: Said): Row['answers'] => ({
  'no cookie': said,
  'cookie of another town': said,
  revoked: said,
  expired: said,
  responder: said,
  administrator: said,
  'administrator, confirmed': said,
})
/** `unconfirmed`: of an administrator's device that has not confirmed it. */
const devicesAlone = (said: Said, ofAdministrator = said, unconfirmed = ofAdministrator): Row['answers'] => ({
  ...everyone('401 notEnrolled'),
  revoked: '403 revoked',
  responder: said,
  administrator: unconfirmed,
  'administrator, confirmed': ofAdministrator,
})
const administratorsAlone = (said: Said, unconfirmed = said) =>
  devicesAlone('403 notAdministrator', said, unconfirmed)
const needed = '403 confirmationNeeded'
const there = (said: string, nobody = '404 notFound') => ({ nobody, another: said, own: said })

export const rows: Record<string, Row> = {
  'GET /healthz': { ask: nothing, answers: everyone('200') },
  'GET /readyz': { ask: nothing, answers: everyone('200') },
  'GET /api/v2/health': { ask: nothing, answers: devicesAlone('200') },
  'GET /api/v2/openapi.json': { ask: nothing, answers: everyone('200') },
  'POST /api/v2/enrolment': {
    spends: true,
    ask: async ({ town, whose: ids, of }) =>
      json({
        code: await codeFor(town),
        device: of?.device ?? crypto.randomUUID(),
        deviceName: '端末',
        secret: ids === 'another' ? 'b2'.repeat(32) : secret,
      }),
    answers: everyone({ nobody: '201', another: '403 otherSecret', own: '201' }),
  },
  'POST /api/v2/sync': {
    // Of this town's record, and of a record that is nobody's here.
    ask: async ({ town, of }) => {
      const record = of === null ? unknownUuid : town.storage.record
      return { type: 'application/x-ndjson', body: request(record, [], { cursor: genesis(record) }) }
    },
    answers: {
      ...devicesAlone(there('200', '409 otherRecord')),
      revoked: there('403 revoked', '409 otherRecord'),
    },
  },
  'GET /api/v2/head': { ask: nothing, answers: devicesAlone('200') },
  'GET /api/v2/live': { ask: nothing, answers: devicesAlone('200') },
  'GET /api/v2/pages/{number}': {
    ask: parts((owner) => ({ number: owner === null ? '900' : '1' })),
    answers: devicesAlone(there('200')),
  },
  'GET /api/v2/lines/{id}': {
    ask: parts((owner) => ({ id: owner?.setting ?? unknownUuid })),
    answers: devicesAlone(there('200')),
  },
  'GET /api/v2/devices': { ask: nothing, answers: devicesAlone('200') },
  'POST /api/v2/invitations': {
    // Nobody's is an administrator's.
    ask: async ({ of }) => json({ ...people.dutyOfficer, administrator: of === null }),
    answers: administratorsAlone('201', there('201', needed)),
  },
  'POST /api/v2/devices/{device}/revocation': {
    spends: true,
    ask: async ({ of }) => ({
      parts: { device: of?.device ?? unknownUuid },
      ...json({ reason: '紛失', by: people.manager.name }),
    }),
    answers: administratorsAlone(there('200', '404 unknownDevice'), needed),
  },
  'POST /api/v2/settings/{operation}/confirmation': {
    ask: parts((owner) => ({ operation: owner?.setting ?? uuidv7(1) })),
    answers: administratorsAlone(there('200'), needed),
  },
  'GET /api/v2/access': { ask: nothing, answers: administratorsAlone('200') },
  'POST /api/v2/access': {
    ask: async () =>
      json({ told: [{ id: uuidv7(1), kind: 'printed', at: '2026-11-20T00:00:00Z', what: '' }] }),
    answers: devicesAlone('200'),
  },
  // Without a passkey, and by a page that says no origin, there is nothing to make or to confirm by.
  'POST /api/v2/passkeys/options': {
    ask: async () => json({}),
    answers: administratorsAlone('409 noPasskey'),
  },
  'POST /api/v2/passkeys': {
    ask: async () => json({}),
    answers: administratorsAlone('400 badRequest', needed),
  },
  'POST /api/v2/confirmations/options': {
    ask: async () => json({ act: '/api/v2/passkeys' }),
    answers: devicesAlone('409 noPasskey'),
  },
  'POST /api/v2/confirmations': { ask: async () => json({}), answers: devicesAlone('400 badRequest') },
  'GET /api/v2/confirmations/codes': { ask: nothing, answers: administratorsAlone('200') },
  'POST /api/v2/confirmations/codes': {
    ask: async () => json({ act: '/api/v2/passkeys' }),
    answers: administratorsAlone('200'),
  },
  'POST /api/v2/confirmations/by-code': {
    ask: async () => json({ act: '/api/v2/passkeys', code: '00000000' }),
    answers: administratorsAlone('403 unknownCode'),
  },
  'GET /api/v2/attachments': { ask: nothing, answers: devicesAlone('200') },
  'GET /api/v2/attachments/{sha256}': { ask: parts(digestOf), answers: devicesAlone(there('200')) },
  'PUT /api/v2/attachments/{sha256}': {
    ask: async ({ of }) => ({
      parts: digestOf(of),
      type: 'image/jpeg',
      body: of?.bytes ?? new Uint8Array([0xff, 0xd8, 0xff]),
    }),
    answers: devicesAlone(there('201', '400 wrongDigest')),
  },
  'GET /api/v2/set-aside': { ask: nothing, answers: devicesAlone('200') },
  'GET /api/v2/set-aside/{number}': { ask: parts(numberOf), answers: devicesAlone(there('200')) },
  'POST /api/v2/set-aside/{number}': {
    spends: true,
    ask: async ({ of }) => ({
      parts: numberOf(of),
      ...json({ decision: 'leave', by: people.manager.name, note: '読めない' }),
    }),
    answers: devicesAlone(
      { nobody: '404 notFound', another: '200', own: '403 ownLine' },
      there('200'),
      needed,
    ),
  },
}
