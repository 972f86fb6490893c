/** French words for following a class, marking, codes and cards. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
export const teachFr = {}
