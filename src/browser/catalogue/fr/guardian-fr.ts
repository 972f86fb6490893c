/** French words for a guardian's pages. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
export const guardianFr = {}
