/** The bounds of appreciations, for those who check them and the pages where they are written. */

/**
 * Letters of a course's appreciation and of the general one: what the national *livret scolaire*
 * takes in `appreciation` (Chaine600) and `acquis-conseils` (Chaine1000) of its schema
 * `import-bilan-complet.xsd`, version 3.0.
 */
export const appreciationMax = 600
export const generalAppreciationMax = 1_000
/** Pupils of one class's reports. */
export const reportsOfClassMax = 100
