/** How large a team may be. Without schemas: pages take them, and load no more for it. */

/** Pupils of one team. Whoever works alone stands in none. */
export const teamSizeMin = 2
export const teamSizeMax = 6
