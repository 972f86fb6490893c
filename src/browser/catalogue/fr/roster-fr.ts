/** French words for importing rosters and their reports. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
export const rosterFr = {}
