/** French words for an operator's pages. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
export const operatorFr = {}
