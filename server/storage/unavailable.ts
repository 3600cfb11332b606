// The database can't be asked now: nothing is promised, and it may be asked again. Rule PG3.
export class Unavailable extends Error {}
