// Names of the town's own rows and items, which the record names by keys. Apart from the stores, so that words can
// be made where there is no app.
import { shallowRef } from 'vue'

/** By key; also those that were taken out since. */
export const ownNames = shallowRef<ReadonlyMap<string, string>>(new Map())
