// The shape of the plan's data stays the product's own.
export type * from '../../../shared/plan/schemas.ts'
