/** French words for an operator's pages. Ordinary spaces and straight apostrophes: `typesetFrench` sets them. */
export const operatorFr = {}
