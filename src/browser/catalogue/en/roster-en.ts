/** English words for importing rosters and their reports. */
import type { rosterFr } from '#browser/catalogue/fr/roster-fr.ts'

export const rosterEn: typeof rosterFr = {}
