/** French words for a guardian's pages. Ordinary spaces and straight apostrophes: `typesetFrench` sets them. */
export const guardianFr = {}
