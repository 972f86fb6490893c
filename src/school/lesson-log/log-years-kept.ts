/** How long a lesson log is kept. */

/** Years after the end of the school year: circulaire n° 2010-136 of 6 September 2010. */
export const logYearsKept = 5
