/** French words for reading and writing lessons (resources). Ordinary spaces and straight apostrophes: `setFrench` sets them. */
export const resourceFr = {}
