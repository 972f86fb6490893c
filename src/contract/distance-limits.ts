/** Limits that the form of days at a distance shows: apart from the schemas, which pages need not load. */

/** Letters of the words for families. */
export const distanceWordsMax = 300
/** Pupils of one declaration that names pupils: half of a large lycée. */
export const distancePupilsMax = 1_000
/** Single days of one declaration: those of a term. */
export const distanceDaysMax = 100
