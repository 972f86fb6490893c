/** From here on a share of the points is the whole: thirds and ninths are written with a few digits, and do not add up. */
export const fullFraction = 0.999
