/** French words for writing questions. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
export const questionFr = {}
