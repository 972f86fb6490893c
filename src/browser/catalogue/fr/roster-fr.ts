/** French words for importing rosters and their reports. Ordinary spaces and straight apostrophes: `typesetFrench` sets them. */
export const rosterFr = {}
