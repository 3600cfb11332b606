// The fields of operations, with their limits.
import * as z from 'zod/mini'

export const maxTextLength = 4000
export const maxNameLength = 100
export const maxAcknowledgedAtOnce = 1000
export const maxReplacedAtOnce = 100
export const maxTicked = 100

const lowerCase = /^[0-9a-f-]+$/
export const Id = z.uuidv7().check(z.regex(lowerCase))
export const DeviceId = z.uuid().check(z.regex(lowerCase))
export const Text = z.string().check(z.trim(), z.minLength(1), z.maxLength(maxTextLength))
export const Name = z.string().check(z.trim(), z.minLength(1), z.maxLength(maxNameLength))
export const OfficeId = z.string().check(z.regex(/^[a-zA-Z][a-zA-Z0-9-]{0,63}$/))
/** The key of a row of the plan: of this edition, or of another one. */
export const PlanId = z.string().check(z.regex(/^[a-zA-Z0-9][a-zA-Z0-9-]{0,63}$/))
/** A number as it is dialled: digits, at most one leading `+`. */
export const PhoneDigits = z.string().check(z.regex(/^\+?\d{3,15}$/))
/** ISO 8601 with offset: when it happened, as the person says. */
export const At = z.iso.datetime({ offset: true })
/** `2026-11-23`, a day of Japan's calendar. */
export const CalendarDate = z.iso.date()
/** The number of a clause: of this edition, or of another one. */
export const ClauseNumber = z.string().check(z.minLength(1), z.maxLength(20))
