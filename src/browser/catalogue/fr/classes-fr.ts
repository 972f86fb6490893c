/** French words for classes, groups and courses. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
export const classesFr = {}
