// What is said of a route: who may ask, what it takes, what it answers and why it refuses. Rule OA1.
import type * as z from 'zod/mini'
import type { RequestRefusal } from '../../shared/sync/protocol.ts'

/**
 * `session`: a device whose enrolment was ended too, which hears so. `device`: an enrolled one. `administrator`: an
 * administrator's.
 */
export type Who = 'anyone' | 'session' | 'device' | 'administrator'

/** JSON of one schema; values of several, one after the other; or bytes of one of these media types. */
export type Content =
  | { media: string; schema: z.ZodMiniType }
  | { media: string; items: readonly z.ZodMiniType[] }
  | { bytes: readonly string[] }

export type DescribedRoute = {
  method: 'get' | 'post' | 'put'
  /** As the app mounts it: `:number` stands for one part of a path. */
  path: string
  says: string
  who: Who
  request?: { content: Content; maxBytes: number }
  /** By status; null: without a body. */
  answers: Readonly<Record<number, Content | null>>
  /** Beside those of `who` and of every route. */
  refusals: readonly RequestRefusal[]
}

/** Why any route refuses whom it is not for. */
export const refusalsOf: Readonly<Record<Who, readonly RequestRefusal[]>> = {
  anyone: [],
  session: ['notEnrolled', 'revoked'],
  device: ['notEnrolled', 'revoked'],
  administrator: ['notEnrolled', 'revoked', 'notAdministrator'],
}

/** Of every route, whoever asks. */
export const refusalsOfAll: readonly RequestRefusal[] = [
  'otherHost',
  'otherOrigin',
  'internal',
  'unavailable',
]

export const json = (schema: z.ZodMiniType): Content => ({ media: 'application/json', schema })

/** Why a body of JSON is refused. */
export const noJson = ['wrongContentType', 'tooLarge', 'cutShort', 'badRequest'] as const
