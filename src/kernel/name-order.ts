/**
 * The order of names and labels as people in France expect it. A collator is made once: made for each
 * comparison, as `localeCompare` with options does, it costs fifteen times as much as the comparing.
 */

/** Of names: accents count for little, as in a dictionary. */
export const compareNames = new Intl.Collator('fr').compare

/** Of labels with numbers in them: 2e 9 stands before 2e 10. */
export const compareLabels = new Intl.Collator('fr', { numeric: true }).compare
