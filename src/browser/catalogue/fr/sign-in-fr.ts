/** French words for signing in: cards, codes, passwords, who is on this device. Ordinary spaces and straight apostrophes: `setFrench` sets them. */
export const signInFr = {}
