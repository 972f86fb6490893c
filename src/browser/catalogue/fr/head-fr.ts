/** French words for a headteacher's pages. Ordinary spaces and straight apostrophes: `typesetFrench` sets them. */
export const headFr = {}
