/** French words for timetables, the school year and days off. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
export const timetableFr = {}
