/** Limits that the form of days at a distance shows: apart from the schemas, which pages need not load. */

/** Letters of the words for families. */
export const distanceWordsMax = 300
