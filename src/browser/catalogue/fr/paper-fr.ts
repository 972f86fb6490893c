/** French words for class cards and letters to print. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
export const paperFr = {}
