/** English words for importing rosters and their reports. */
import type { rosterFr } from '#browser/catalogue/fr/roster-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const rosterEn: Translated<typeof rosterFr> = {}
