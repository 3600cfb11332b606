// /api/v2/access: the access log, for administrators, and what devices tell of themselves. Rules AL4, AL5.
import type { Handler } from 'hono'
import * as z from 'zod'
import {
  AccessKind,
  type AccessPage,
  maxToldBytes,
  type ToldAnswer,
  ToldRequest,
} from '../../shared/sync/access.ts'
import type { AccessLog } from '../access/access-log.ts'
import type { Noting } from '../access/noting.ts'
import type { WithSession } from '../identity/sessions.ts'
import { readJson } from './body.ts'
import { refuse } from './refusal.ts'

type Access = { access: AccessLog; noting: Noting; now: () => Date }

const dayMs = 24 * 60 * 60 * 1000
/** Of one device within a day; what is beyond waits on it. */
const maxToldADay = 1000

const Filter = z.object({
  kind: z.nullable(AccessKind).default(null),
  day: z.iso.date().nullable().default(null),
  before: z.coerce.number().int().min(1).nullable().default(null),
})

/** GET, behind `requireAdministrator`: the newest rows first. */
export function accessPageRoute({ access, noting }: Access): Handler<WithSession> {
  return async (context) => {
    const filter = Filter.safeParse(context.req.query())
    if (!filter.success) return refuse(context, 'badRequest')
    await noting.flush()
    const page: AccessPage = await access.page(filter.data)
    return context.json(page)
  }
}

/** POST, behind `requireEnrolment`: what happened on this device alone, each once however often it is told. */
export function toldRoute({ access, noting, now }: Access): Handler<WithSession> {
  return async (context) => {
    const request = await readJson(context.req.raw, ToldRequest, maxToldBytes)
    if (!request.ok) return refuse(context, request.reason)
    const since = new Date(now().getTime() - dayMs).toISOString()
    const { told } = request.value
    if ((await access.toldSince(context.var.session.device, since)) + told.length > maxToldADay)
      return refuse(context, 'tooManyAttempts')
    const entries = told.map(({ id, kind, at, what }) => ({ told: id, kind, what: `${at} ${what}`.trim() }))
    if (!(await noting.note(context, entries))) return refuse(context, 'internal')
    const answer: ToldAnswer = { noted: told.length }
    return context.json(answer)
  }
}
