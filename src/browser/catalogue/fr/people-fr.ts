/** French words for people of a school and what they are in it. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
export const peopleFr = {}
