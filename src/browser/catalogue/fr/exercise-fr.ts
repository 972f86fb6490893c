/** French words for answering an exercise, and the states of the work. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
export const exerciseFr = {}
