/** French words for a headteacher's pages. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
export const headFr = {}
