// GET /api/v2/health: an enrolled device hears how far the record is and what is wrong with its keeping, nothing of what is
// in it. Rules BK2, BK6, SY27, RN5.
import type { Handler } from 'hono'
import { healthOf, type Standing } from '../health.ts'

export function healthRoute(standing: Standing): Handler {
  return async (context) => context.json(await healthOf(standing))
}
