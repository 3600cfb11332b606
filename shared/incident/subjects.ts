// Subjects that are no incident: calls dialled outside one, and what belongs to the town.
export const callsSubject = 'calls'
export const townSubject = 'town'
