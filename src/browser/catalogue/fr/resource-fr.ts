/** French words for reading and writing lessons (resources). Ordinary spaces and straight apostrophes: `typesetFrench` sets them. */
export const resourceFr = {}
