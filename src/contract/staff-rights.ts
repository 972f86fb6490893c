/**
 * What each staff function may do in its school until the head says otherwise. One table for both
 * sides: the server decides by it, the head's page shows it before anything is sent. It carries no
 * schema, so that a page may read it without bringing the validator along.
 */

/** What a head has in the own school and may delegate. */
export type StaffRight = 'roster' | 'cards' | 'guardians' | 'timetable' | 'follow'

export const rightsOfFunction: Readonly<Record<string, readonly StaffRight[]>> = {
  cpe: ['roster', 'cards', 'guardians', 'follow'],
  aed: ['follow'],
  documentaliste: [],
  secretary: ['roster', 'cards', 'guardians', 'timetable'],
  aesh: [],
  other: [],
}
