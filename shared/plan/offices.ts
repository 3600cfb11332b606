// Offices 職・機関 by their ids.
import { offices } from '#plan'

/** The name of an office; an id from another edition of the plan stands for itself. */
export function officeName(id: string): string {
  return offices.find((office) => office.id === id)?.name ?? id
}

/** 関係機関: an office of the plan that is not the town's own. */
export function isOutsideTown(id: string | null): boolean {
  return offices.some((office) => office.id === id && !office.ofTown)
}
